package io.mammoedge.validation.parity;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.stats.Cases;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The same cases on two roads.
 *
 * @param cases what was scored
 * @param reference log-odds of malignant on the reference road
 * @param candidate the same on the other
 */
public record ParityCases(List<ParityCase> cases, double[] reference, double[] candidate) {
  /** Copies the list. */
  public ParityCases {
    cases = List.copyOf(cases);
  }

  static ParityCases run(CaseSet set, Roads roads) {
    List<ParityCase> cases = set.cases();
    double[] reference = new double[cases.size()];
    double[] candidate = new double[cases.size()];
    try (Progress progress = Progress.of("Comparing two roads", cases.size())) {
      for (int i = 0; i < cases.size(); i++) {
        Supplier<Plane> image = new Once(set, i);
        reference[i] = roads.reference().logOdds(cases.get(i), image);
        candidate[i] = roads.candidate().logOdds(cases.get(i), image);
        progress.step();
      }
    }
    return new ParityCases(cases, reference, candidate);
  }

  /** Some of the cases. */
  ParityCases where(Predicate<ParityCase> condition) {
    int[] kept =
        IntStream.range(0, cases.size()).filter(i -> condition.test(cases.get(i))).toArray();
    return new ParityCases(
        Arrays.stream(kept).mapToObj(cases::get).toList(),
        Arrays.stream(kept).mapToDouble(i -> reference[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> candidate[i]).toArray());
  }

  /** Probabilities of the reference road, clustered by patient. */
  public Cases referenceCases() {
    return scored(reference);
  }

  /** Probabilities of the other road, clustered by patient. */
  public Cases candidateCases() {
    return scored(candidate);
  }

  /** The case whose probabilities differ most. */
  int worst() {
    return IntStream.range(0, reference.length)
        .boxed()
        .max(Comparator.comparingDouble(this::distance))
        .orElseThrow();
  }

  List<String> names(List<Integer> indices) {
    return indices.stream().map(index -> cases.get(index).image()).toList();
  }

  /** |Δp| of one case. */
  double distance(int index) {
    return Math.abs(LogOdds.probability(candidate[index]) - LogOdds.probability(reference[index]));
  }

  private Cases scored(double[] logOdds) {
    double[] scores = Arrays.stream(logOdds).map(LogOdds::probability).toArray();
    boolean[] positive = new boolean[scores.length];
    String[] patients = new String[scores.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = cases.get(i).malignant();
      patients[i] = cases.get(i).patient();
    }
    return new Cases(scores, positive, patients);
  }

  /** Reads an image when the first road asks for it, and keeps it for the second. */
  private static final class Once implements Supplier<Plane> {
    private final CaseSet set;
    private final int index;
    private Plane image;

    Once(CaseSet set, int index) {
      this.set = set;
      this.index = index;
    }

    @Override
    public Plane get() {
      if (image == null) {
        image = set.image(index);
      }
      return image;
    }
  }
}
