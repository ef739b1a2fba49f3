package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The fp32 verdict: a graph that does not score what the trained network scores is no release. */
final class ParityGate {
  private final List<Double> reference = new ArrayList<>();
  private final List<Double> release = new ArrayList<>();

  /** One more image on both roads, as log-probabilities of benign and malignant. */
  void add(double[] expected, double[] got) {
    reference.add(expected[1] - expected[0]);
    release.add(got[1] - got[0]);
  }

  /** A whole split. */
  void add(SplitScores scores) {
    scores.reference().stream().map(ScoredCase::logOdds).forEach(reference::add);
    scores.release().stream().map(ScoredCase::logOdds).forEach(release::add);
  }

  /**
   * Judges.
   *
   * @param threshold of the operating point, where there is one
   * @throws MammoEdgeException with {@link ExitCode#PARITY_FAILED} when the roads disagree
   */
  Manifest.Parity judge(OptionalDouble threshold) {
    Agreement agreement = Agreement.of(array(reference), array(release), threshold, Agreement.FP32);
    if (!agreement.holds()) {
      throw new MammoEdgeException(
          ExitCode.PARITY_FAILED,
          String.format(
              Locale.ROOT,
              "nothing was published: on %d images the graph differs from the trained network by"
                  + " up to %.2g in probability (allowed %.0e) and %.2g in log-odds (allowed"
                  + " %.0e), %d decisions flip",
              agreement.cases(),
              agreement.maxDeltaProbability(),
              agreement.tolerance().probability(),
              agreement.maxDeltaLogit(),
              agreement.tolerance().logit(),
              agreement.flips().size()));
    }
    return new Manifest.Parity(
        "EQUIVALENT",
        agreement.cases(),
        agreement.maxDeltaProbability(),
        agreement.maxDeltaLogit(),
        0,
        "source image, Java preprocessing and DJL against source image and this graph on"
            + " ONNX Runtime, CPU");
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
