package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Cases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Images taken together: the mean of their probabilities, malignant if any of them is. */
public enum Grouping {
  /** Both views of one breast. */
  BREAST {
    @Override
    Optional<String> key(ScoredCase image) {
      return image.side().isEmpty()
          ? Optional.empty()
          : Optional.of(image.patient() + "/" + image.side());
    }
  },
  /** All images of a patient. */
  PATIENT {
    @Override
    Optional<String> key(ScoredCase image) {
      return Optional.of(image.patient());
    }
  };

  /** What an image is taken together by; nothing if the data set does not say. */
  abstract Optional<String> key(ScoredCase image);

  /**
   * The groups as cases, clustered by patient.
   *
   * @return nothing if an image has no group
   */
  public Optional<Cases> of(List<ScoredCase> images) {
    Map<String, List<ScoredCase>> groups = new LinkedHashMap<>();
    for (ScoredCase image : images) {
      Optional<String> key = key(image);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      groups.computeIfAbsent(key.get(), absent -> new ArrayList<>()).add(image);
    }
    return Optional.of(cases(List.copyOf(groups.values())));
  }

  private static Cases cases(List<List<ScoredCase>> groups) {
    double[] scores = new double[groups.size()];
    boolean[] positive = new boolean[scores.length];
    String[] patients = new String[scores.length];
    for (int i = 0; i < scores.length; i++) {
      List<ScoredCase> group = groups.get(i);
      scores[i] = mean(group, ScoredCase::probability);
      positive[i] = group.stream().anyMatch(ScoredCase::malignant);
      patients[i] = group.get(0).patient();
    }
    return new Cases(scores, positive, patients);
  }

  private static double mean(List<ScoredCase> group, Function<ScoredCase, Double> value) {
    return group.stream().mapToDouble(value::apply).average().orElseThrow();
  }
}
