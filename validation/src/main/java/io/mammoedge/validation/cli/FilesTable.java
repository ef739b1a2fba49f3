package io.mammoedge.validation.cli;

import io.mammoedge.validation.benchmark.files.FileTime;
import io.mammoedge.validation.benchmark.files.FilesReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What files cost beside the network, as Markdown. */
final class FilesTable {
  private FilesTable() {}

  static void print(FilesReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s on %s, %d threads, mammograms of %dx%d; times in ms.%n%n",
        report.variant(),
        report.provider(),
        report.threads(),
        report.rows(),
        report.columns());
    out.println(
        "| transfer syntax | bits | network | session | decoding | file to answer | rest | folder, a"
            + " file | share of network + decoding | share of session |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    report.times().forEach(time -> print(time, out));
    out.printf(
        Locale.ROOT,
        "%nPeak memory %.0f MB. The first file of a process: %.2f s from `java` to its end, %.2f s of"
            + " it the session's first run, %.2f s the rest.%n",
        report.peakMegabytes(),
        report.start().command(),
        report.start().network(),
        report.start().overhead());
  }

  private static void print(FileTime time, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f |%n",
        time.transferSyntax(),
        time.bits(),
        1e3 * time.network(),
        1e3 * time.session(),
        1e3 * time.decode(),
        1e3 * time.answer(),
        1e3 * time.rest(),
        1e3 * time.folder(),
        time.shareOfSum(),
        time.shareOfSession());
  }
}
