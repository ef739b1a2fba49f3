package io.mammoedge.validation.demo;

import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.validation.edge.RuntimeJar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** The last lines of the demo. */
final class DemoTable {
  private DemoTable() {}

  static void print(
      DemoResult result, DemoFolders folders, RuntimeJar jar, Path file, PrintWriter out) {
    AucEstimate auc = result.fromPatches();
    out.printf(
        Locale.ROOT,
        "%nHeld-out phantoms: %d images of %d patients, %d malignant. %.0f s in all.%n",
        auc.n(),
        auc.clusters(),
        auc.positives(),
        result.seconds());
    row(out, "classifier started from patches", DemoResult.auc(auc));
    row(out, "same network, directly on images", DemoResult.auc(result.direct()));
    row(
        out,
        "release against trained network",
        result.parity().verdict().label()
            + ", largest |Δp| "
            + String.format(
                Locale.ROOT, "%.1e", result.parity().all().agreement().maxDeltaProbability()));
    row(
        out,
        "a copy with one damaged layer",
        result.damaged().label()
            + (result.damaged() == Verdict.DIFFERENT ? ", as it must be" : ": NOT FOUND OUT"));
    row(
        out,
        "latency, DICOM file to score",
        String.format(Locale.ROOT, "%.0f ms (median)", result.latencyMilliseconds()));
    row(out, "report", folders.report().toString());
    out.printf(
        "%s%n%nTo score one file:%n  %s%n",
        result.caveat(),
        jar.command("score", folders.release().toAbsolutePath().toString(), file.toString()));
    out.flush();
  }

  private static void row(PrintWriter out, String what, String value) {
    out.printf("  %-34s %s%n", what, value);
  }
}
