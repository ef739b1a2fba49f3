package io.mammoedge.validation.cli;

import io.mammoedge.validation.soak.SoakResult;
import java.io.PrintWriter;
import java.util.Locale;

/** A soak in Markdown. */
final class SoakTable {
  private SoakTable() {}

  static void print(SoakResult result, PrintWriter out) {
    out.println("| what | |");
    out.println("|---|---|");
    row(out, "images acknowledged, of studies", result.images() + ", " + result.studies());
    row(out, "minutes", String.format(Locale.ROOT, "%.0f", result.seconds() / 60));
    row(
        out,
        "kill -9, outages of the PACS, full disks",
        result.kills() + ", " + result.outages() + ", " + result.fullDisks());
    result.troubles().forEach((what, count) -> row(out, what, String.valueOf(count)));
    row(out, "reports in the PACS", String.valueOf(result.reports()));
    row(
        out,
        "of these replaced by a later one with more images",
        String.valueOf(result.replaced()));
    row(out, "**images lost**", String.valueOf(result.lost()));
    row(out, "**studies without a report of all images**", String.valueOf(result.incomplete()));
    row(out, "**reports sent twice**", String.valueOf(result.twice()));
    row(out, "**reports with a wrong probability or patient**", String.valueOf(result.wrong()));
    row(
        out,
        "resident memory after warm-up, at the end, most",
        String.format(
            Locale.ROOT,
            "%.0f, %.0f, %.0f MB%s",
            result.memoryEarly(),
            result.memoryLate(),
            result.memoryMost(),
            result.memoryIsFlat() ? "" : " (it grew)"));
  }

  private static void row(PrintWriter out, String what, String value) {
    out.println("| " + what + " | " + value + " |");
  }
}
