package io.mammoedge.validation.layers;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.trainer.evaluate.Reference;
import java.util.List;
import java.util.Optional;

/** The mean over the flips, where it is not the graph's duty or should have been somebody's. */
record FlipsRow(
    Reference reference, Release release, String variant, InferenceSession session, Plane image) {
  /** The log-probabilities that a user was promised. */
  double[] expected(double[] asTheReleaseSees) {
    return isMismatch() ? reference.ofPresentation(image) : asTheReleaseSees;
  }

  /** What a user gets, from the graph as it was published. */
  Outcome served() {
    return isAtRuntime() ? FlipAverage.run(session, image) : session.run(image);
  }

  /** The stage, where there is one outside of the graph, or one is missing. */
  Optional<LayerRow> row(double[] expected, Outcome served) {
    Optional<String> finding =
        isMismatch() ? Optional.of(mismatch()) : FlipsDiagnosis.of(release, variant, session);
    if (!isAtRuntime() && finding.isEmpty()) {
      return Optional.empty();
    }
    float[] got = floats(served.logits());
    return Optional.of(
        new LayerRow(
            "",
            Stages.FLIPS,
            isAtRuntime() ? "runtime" : "none",
            "1x2",
            Deviation.of(floats(expected), got, 1),
            Deviation.of(floats(mean()), got, 1),
            Double.NaN,
            Double.NaN,
            LayerLimits.FLOATS,
            false,
            finding));
  }

  private boolean isAtRuntime() {
    return release.manifest().flips() == Flips.RUNTIME;
  }

  private boolean isMismatch() {
    return reference.averagesFlips() != (release.manifest().flips() != Flips.NONE);
  }

  private String mismatch() {
    return reference.averagesFlips()
        ? "the trained network's score is the mean over the four flips, the release takes the image"
            + " as it is only"
        : "the release's score is the mean over the four flips, the trained network takes the image"
            + " as it is only";
  }

  /** Of the graph's answers to the views that should be averaged. */
  private double[] mean() {
    boolean isInGraph = release.manifest().flips() == Flips.IN_GRAPH;
    List<Flip> flips = isInGraph ? List.of(Flip.NONE) : List.of(Flip.values());
    return Reference.logMean(
        flips.stream().map(flip -> session.run(flip.apply(image)).logits()).toList());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
