package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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

  /** Whether every image is within the tolerance; without an image nothing is shown. */
  public boolean holds() {
    return !images.isEmpty() && images.stream().allMatch(row -> row.isWithin(tolerance));
  }

  /** Each measure that is beyond its tolerance somewhere, in words; empty where all hold. */
  public List<String> objections() {
    if (images.isEmpty()) {
      return List.of("there is no golden image");
    }
    return Stream.of(
            objection("probability", Row::deltaProbability, tolerance.probability()),
            objection("log-odds", Row::deltaLogit, tolerance.logit()),
            objection("map", Row::deltaCam, tolerance.logit()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> objection(
      String measure, ToDoubleFunction<Row> delta, double tolerance) {
    double largest = images.stream().mapToDouble(delta).max().orElse(0);
    return largest <= tolerance
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s off by %.2g, allowed %.2g", measure, largest, tolerance));
  }
}
