package io.mammoedge.validation.cli;

import io.mammoedge.validation.benchmark.ReleaseTimes;
import io.mammoedge.validation.benchmark.VariantTime;
import java.io.PrintWriter;
import java.util.Locale;

/** An export and its variants, as Markdown. */
final class ReleaseTable {
  private ReleaseTable() {}

  static void print(ReleaseTimes release, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "`%s` at %s: converted in %.1f s; the gate took %.1f s. Graph against DJL on %d images:"
            + " largest |Δp| %.1e, largest |Δ log-odds| %.1e, %d flips: %s%n",
        release.network(),
        release.size(),
        release.conversionSeconds(),
        release.proofSeconds(),
        release.agreement().cases(),
        release.agreement().maxDeltaProbability(),
        release.agreement().maxDeltaLogit(),
        release.agreement().flips().size(),
        release.agreement().holds() ? "the same" : "DIFFERENT");
    out.println(release.int8());
    out.printf(
        Locale.ROOT,
        "%.1f MB in floats, %.1f MB in bytes: %.3f of it%n%n",
        release.fp32Bytes() / 1e6,
        release.int8Bytes() / 1e6,
        (double) release.int8Bytes() / release.fp32Bytes());
    out.println(
        "| image, threads | fp32 ms (least to most) | int8 ms (least to most) | speed-up |");
    out.println("|---|---|---|---|");
    for (VariantTime time : release.times()) {
      out.printf(
          Locale.ROOT,
          "| %s, %d | %s | %s | %.2f |%n",
          time.image(),
          time.threads(),
          millis(time.fp32()),
          millis(time.int8()),
          time.speedup());
    }
  }

  private static String millis(double[] times) {
    double[] range = VariantTime.range(times);
    return String.format(
        Locale.ROOT, "%.0f (%.0f to %.0f)", VariantTime.median(times), range[0], range[1]);
  }
}
