package io.mammoedge.validation.layers;

import io.mammoedge.runtime.check.LogOdds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Every stage of a release against the trained network, on one image.
 *
 * @param release name and version
 * @param variant {@code fp32} or {@code int8}
 * @param rows in the order in which they are computed, flip after flip
 * @param referenceLogOdds of malignant, by the trained network
 * @param releaseLogOdds of malignant, by the graph as it was published
 */
public record LayerProfile(
    String release,
    String variant,
    List<LayerRow> rows,
    double referenceLogOdds,
    double releaseLogOdds) {
  /** Copies the list. */
  public LayerProfile {
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(variant, "variant");
    rows = List.copyOf(rows);
  }

  /** The first stage that is off by its own fault. */
  public Optional<LayerRow> firstOffending() {
    return rows.stream().filter(LayerRow::isOffending).findFirst();
  }

  /** |Δp|. */
  public double deltaProbability() {
    return Math.abs(LogOdds.probability(referenceLogOdds) - LogOdds.probability(releaseLogOdds));
  }

  /** |Δ log-odds|. */
  public double deltaLogOdds() {
    return Math.abs(referenceLogOdds - releaseLogOdds);
  }

  /** One sentence: which stage is to blame and why, or how far every stage is from blame. */
  public String verdict() {
    return firstOffending().map(LayerProfile::blame).orElseGet(this::praise);
  }

  private static String blame(LayerRow row) {
    String numbers =
        row.local().isThere()
            ? String.format(
                Locale.ROOT,
                "on the release's own input it has %s dB, an honest one at least %.0f dB",
                decibels(row.local().snr()),
                row.limit())
            : "it cannot be compared";
    return "first offending: "
        + row.title()
        + row.finding().map(why -> ": " + why + "; ").orElse(": ")
        + numbers;
  }

  private String praise() {
    return rows.stream()
        .min(Comparator.comparingDouble(row -> row.local().snr() - row.limit()))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "none of %d stages is off by its own fault; the nearest to its limit of %.0f dB"
                        + " is %s with %s dB",
                    rows.size(),
                    row.limit(),
                    row.title(),
                    decibels(row.local().snr())))
        .orElse("nothing was compared");
  }

  /**
   * The stages in 8 bits by what the error of each alone does to the answer, the largest effect
   * first. A stage made of others has that of its own last step, such as a residual unit's sum.
   */
  public List<LayerRow> byEffect() {
    return rows.stream()
        .filter(row -> !Double.isNaN(row.effect()))
        .sorted(Comparator.comparingDouble(LayerRow::effect).reversed())
        .toList();
  }

  /** A ratio as people read it: equal values have no end of it. */
  static String decibels(double snr) {
    if (Double.isNaN(snr)) {
      return "–";
    }
    return Double.isInfinite(snr)
        ? (snr > 0 ? "∞" : "−∞")
        : String.format(Locale.ROOT, "%.1f", snr).replace('-', '−');
  }
}
