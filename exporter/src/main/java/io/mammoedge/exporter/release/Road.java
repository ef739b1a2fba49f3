package io.mammoedge.exporter.release;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.score.FlipAverage;
import java.util.function.Function;

/** From presentation values to log-probabilities of benign and malignant. */
interface Road extends Function<Plane, double[]> {
  /** Through a graph of the release, as the runtime will run it. */
  static Road of(InferenceSession session, Flips flips) {
    return image -> FlipAverage.where(flips, session, image).logits();
  }
}
