package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchRow;
import io.mammoedge.trainer.train.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a network answers to patches.
 *
 * @param rows the patches
 * @param patients by image
 * @param logProbabilities [patches][classes]
 */
record PatchAnswers(
    List<PatchRow> rows, Map<String, String> patients, double[][] logProbabilities) {

  PatchEvaluation judge(PatientBootstrap bootstrap) {
    int[] truth = rows.stream().mapToInt(row -> row.patchClass().output()).toArray();
    int[] answer = Arrays.stream(logProbabilities).mapToInt(Evaluation::mostProbable).toArray();
    double[] right =
        IntStream.range(0, truth.length).mapToDouble(i -> truth[i] == answer[i] ? 1 : 0).toArray();
    return new PatchEvaluation(
        rows.size(),
        (int) rows.stream().map(PatchRow::image).distinct().count(),
        (int) rows.stream().map(this::patient).distinct().count(),
        bootstrap,
        bootstrap.mean(right, rows.stream().map(this::patient).toArray(String[]::new)),
        Confusion.of(PatchClass.words(), truth, answer),
        LesionAuc.of(lesions(), bootstrap));
  }

  private Cases lesions() {
    int[] lesions = IntStream.range(0, rows.size()).filter(i -> patchClass(i).isLesion()).toArray();
    double[] scores = Arrays.stream(lesions).mapToDouble(this::malignantToBenign).toArray();
    boolean[] malignant = new boolean[lesions.length];
    String[] whose = new String[lesions.length];
    for (int k = 0; k < lesions.length; k++) {
      malignant[k] = patchClass(lesions[k]).isMalignant();
      whose[k] = patient(rows.get(lesions[k]));
    }
    return new Cases(scores, malignant, whose);
  }

  private PatchClass patchClass(int i) {
    return rows.get(i).patchClass();
  }

  private String patient(PatchRow row) {
    return patients.get(row.image());
  }

  /** log(p of the malignant classes / p of the benign ones), whatever that of background is. */
  private double malignantToBenign(int i) {
    double[] logs = logProbabilities[i];
    return logSum(logs, PatchClass.CALC_MALIGNANT, PatchClass.MASS_MALIGNANT)
        - logSum(logs, PatchClass.CALC_BENIGN, PatchClass.MASS_BENIGN);
  }

  private static double logSum(double[] logs, PatchClass one, PatchClass other) {
    double a = logs[one.output()];
    double b = logs[other.output()];
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  }
}
