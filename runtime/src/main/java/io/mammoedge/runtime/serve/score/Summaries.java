package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Scored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Images of one study, and of one breast in it, together: the mean of their probabilities, as
 * {@code evaluate} has it per breast and per patient. Images that say no study go alone.
 *
 * @param breasts with two scored images or more
 * @param studies with two scored images or more
 */
record Summaries(List<ScoreAnswer.Summary> breasts, List<ScoreAnswer.Summary> studies) {
  private static final int SEVERAL = 2;

  /** A group: a study, and perhaps a side. */
  private record Key(String patient, String study, Laterality laterality) {
    static Key study(Mammogram.Facts facts) {
      return new Key(facts.patientId(), facts.studyInstanceUid(), null);
    }

    static Key breast(Mammogram.Facts facts) {
      return new Key(facts.patientId(), facts.studyInstanceUid(), facts.laterality());
    }
  }

  static Summaries of(List<Scored> scored, Manifest manifest) {
    Map<Key, List<Integer>> studies = new LinkedHashMap<>();
    Map<Key, List<Integer>> breasts = new LinkedHashMap<>();
    for (int i = 0; i < scored.size(); i++) {
      Mammogram mammogram = scored.get(i).mammogram();
      if (mammogram != null && !mammogram.facts().studyInstanceUid().isEmpty()) {
        studies.computeIfAbsent(Key.study(mammogram.facts()), k -> new ArrayList<>()).add(i);
        breasts.computeIfAbsent(Key.breast(mammogram.facts()), k -> new ArrayList<>()).add(i);
      }
    }
    return new Summaries(several(breasts, scored, manifest), several(studies, scored, manifest));
  }

  private static List<ScoreAnswer.Summary> several(
      Map<Key, List<Integer>> groups, List<Scored> scored, Manifest manifest) {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() >= SEVERAL)
        .map(group -> summary(group.getKey(), group.getValue(), scored, manifest))
        .toList();
  }

  private static ScoreAnswer.Summary summary(
      Key key, List<Integer> files, List<Scored> scored, Manifest manifest) {
    double mean =
        files.stream()
            .map(i -> scored.get(i).result().probability())
            .filter(Objects::nonNull)
            .mapToDouble(p -> p)
            .average()
            .orElseThrow();
    return new ScoreAnswer.Summary(files, key.laterality(), mean, decision(mean, manifest));
  }

  private static String decision(double probability, Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null ? null : manifest.classes().get(probability >= point.threshold() ? 1 : 0);
  }
}
