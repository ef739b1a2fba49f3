package io.mammoedge.validation.demo;

import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.validation.parity.ParityResult;
import java.util.Locale;

/**
 * {@code demo.json}: what a run of the demo measured.
 *
 * @param fromPatches AUC on held-out phantoms, patches first
 * @param direct AUC of the same network trained on whole images from random weights
 * @param patchAccuracy of five classes, on validation patches
 * @param parity of the release with the trained network, from the DICOM files
 * @param damaged the verdict on a copy with one wrong layer
 * @param latencyMilliseconds from file to score in the runtime, median over the held-out images
 * @param seconds the whole demo
 * @param caveat what it does not show
 */
public record DemoResult(
    AucEstimate fromPatches,
    AucEstimate direct,
    double patchAccuracy,
    ParityResult parity,
    Verdict damaged,
    double latencyMilliseconds,
    double seconds,
    String caveat) {
  /** Said with every number of the demo. */
  public static final String CAVEAT =
      "Phantoms show that the machinery works. They prove nothing about mammograms.";

  /** Whether parity did what it is for: the release passes, the damaged copy does not. */
  boolean proved() {
    return parity.verdict() == Verdict.EQUIVALENT && damaged == Verdict.DIFFERENT;
  }

  static String auc(AucEstimate auc) {
    return String.format(
        Locale.ROOT, "AUC %.3f (95 %% interval %.3f to %.3f)", auc.auc(), auc.low(), auc.high());
  }
}
