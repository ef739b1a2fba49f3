package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.List;
import java.util.Objects;

/**
 * Golden images on this machine against where the release was made.
 *
 * @param variant {@code fp32} or {@code int8}
 * @param provider {@code cpu} or {@code cuda}
 * @param tolerance of that variant on that provider, from the manifest
 * @param images one row an image
 */
public record GoldenReport(String variant, String provider, Tolerance tolerance, List<Row> images) {
  /** Copies the list. */
  public GoldenReport {
    Objects.requireNonNull(tolerance, "tolerance is null");
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param image file name in {@code golden/}
   * @param deltaProbability |Δp|
   * @param deltaLogit |Δ log-odds|
   * @param deltaCam largest |Δ| of a cell of the class activation map; infinite if its size differs
   */
  public record Row(String image, double deltaProbability, double deltaLogit, double deltaCam) {
    boolean isWithin(Tolerance tolerance) {
      return deltaProbability <= tolerance.probability()
          && deltaLogit <= tolerance.logit()
          && deltaCam <= tolerance.logit();
    }
  }

  /** Whether every image is within the tolerance. */
  public boolean holds() {
    return images.stream().allMatch(row -> row.isWithin(tolerance));
  }

  /** The largest |Δ log-odds| of all images; 0 without any. */
  public double largestDeltaLogit() {
    return images.stream().mapToDouble(Row::deltaLogit).max().orElse(0);
  }
}
