package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.audit.AuditReader;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers of a comparison in words. */
public final class DriftWords {
  /** Said beside every test. */
  public static final String WORTH =
      "Images of one patient are alike: a sample counts as many images as it is worth.";

  private DriftWords() {}

  /** Such as {@code 12 of 340 (3.5 %)}. */
  public static String count(Share share) {
    return share.total() == 0
        ? "0 of 0"
        : format("%d of %d (%.1f %%)", share.count(), share.total(), 100 * share.share());
  }

  /** Whether more are refused than in the reference. */
  public static String refusals(RefusalDrift refusals) {
    return format(
        "Refused, against the reference: %+.1f percentage points (p %.2g, corrected %.2g; worth %.0f"
            + " files here, %.0f there)%s",
        100 * refusals.difference(),
        refusals.pValue(),
        refusals.adjustedP(),
        refusals.casesHere(),
        refusals.casesThere(),
        refusals.drifted() ? " DRIFTED" : "");
  }

  /** Without digits behind the point. */
  static String whole(double number) {
    return format("%.0f", number);
  }

  /** On the scale 0..255. */
  static String grey(double value) {
    return format("%.2f", value);
  }

  /** What was counted and left out. */
  public static String leftOut(DriftReport.Events events) {
    return format(
        "%d repeated, %d outside the time, %d of other releases or kinds",
        events.repeated(), events.outside(), events.others());
  }

  /** How many lines could not be read, with the first few. */
  public static String badLines(AuditReader.Summary log) {
    String some =
        log.shown().stream()
            .map(bad -> "line " + bad.line() + ": " + bad.reason())
            .collect(Collectors.joining("; "));
    return format(
        "%d of %d lines%s%s",
        log.bad(),
        log.lines(),
        log.torn() ? ", the last one has no end" : "",
        some.isEmpty() ? "" : " (" + some + (log.bad() > log.shown().size() ? "; …)" : ")"));
  }

  /** Pixels here and in training. */
  public static String pixels(PixelComparison pixels) {
    return format(
        "Pixels on the scale 0..255: mean %.1f here, %.1f in training; standard deviation %.1f here,"
            + " %.1f in training (there after the release's steps). A look, no test.",
        pixels.mean(),
        pixels.trainedMean(),
        pixels.standardDeviation(),
        pixels.trainedStandardDeviation());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
