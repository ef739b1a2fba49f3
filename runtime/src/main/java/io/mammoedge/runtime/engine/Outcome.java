package io.mammoedge.runtime.engine;

import java.util.Objects;
import java.util.Optional;

/**
 * What a release graph says of one image.
 *
 * @param probability of malignancy, 0..1
 * @param logits logarithms of the two classes' mean probabilities: benign, malignant
 * @param cam where the network looked, or null for graphs without that output
 */
public record Outcome(double probability, double[] logits, HeatMap cam) {
  /** Checks that there are two logits and a probability. */
  public Outcome {
    Objects.requireNonNull(logits, "logits is null");
    if (logits.length != 2) {
      throw new IllegalArgumentException(logits.length + " logits where 2 are due");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability);
    }
  }

  /** The log-odds of malignancy: {@code log(p / (1 - p))}. */
  public double logOdds() {
    return logits[1] - logits[0];
  }

  /** {@link #cam}, where there is one. */
  public Optional<HeatMap> heatMap() {
    return Optional.ofNullable(cam);
  }
}
