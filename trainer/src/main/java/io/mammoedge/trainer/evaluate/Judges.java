package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.patch.PatchClass;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What training maximises on validation images. */
public final class Judges {
  private Judges() {}

  /**
   * The AUC of the second class, malignant.
   *
   * @param probabilities [n][2]
   * @param labels [n], 0 or 1, both present
   */
  public static double auc(double[][] probabilities, int[] labels) {
    return auc(
        Arrays.stream(probabilities).mapToDouble(row -> row[1]).toArray(),
        labels,
        label -> label == 1);
  }

  /**
   * How well places of whole images are told apart: the mean of the AUC of lesions among all places
   * and of that of malignant among lesions.
   *
   * @param probabilities [n][5], in order of {@link PatchClass}
   * @param labels [n], 0 to 4, with background and both kinds of lesions among them
   */
  public static double places(double[][] probabilities, int[] labels) {
    double[] lesion = Arrays.stream(probabilities).mapToDouble(row -> 1 - row[0]).toArray();
    double found = auc(lesion, labels, label -> label != PatchClass.BACKGROUND.output());
    int[] shown =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] != PatchClass.BACKGROUND.output())
            .toArray();
    double[] malignant =
        Arrays.stream(shown).mapToDouble(i -> malignant(probabilities[i])).toArray();
    int[] kinds = Arrays.stream(shown).map(i -> labels[i]).toArray();
    return (found + auc(malignant, kinds, label -> PatchClass.ofOutput(label).isMalignant())) / 2;
  }

  private static double malignant(double[] row) {
    double malignant =
        row[PatchClass.CALC_MALIGNANT.output()] + row[PatchClass.MASS_MALIGNANT.output()];
    return malignant / Math.max(Double.MIN_NORMAL, 1 - row[PatchClass.BACKGROUND.output()]);
  }

  private static double auc(double[] scores, int[] labels, IntPredicate isPositive) {
    boolean[] positive = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positive[i] = isPositive.test(labels[i]);
    }
    return RocCurve.of(Cases.independent(scores, positive)).auc();
  }
}
