package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Results for people: a line a file on standard output, warnings and refusals on standard error.
 */
final class ScoreText {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean lines;

  /** {@code lines}: whether standard output is for people. */
  ScoreText(CommandLine commandLine, boolean lines) {
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
    this.lines = lines;
  }

  void start(Origin origin) {
    if (lines) {
      String fallback = origin.fallbackReason();
      String why = origin.variantReason();
      out.printf(
          "%s %s, %s%s on %s%s. %s%n",
          origin.release(),
          origin.version(),
          origin.variant(),
          why == null ? "" : " (" + why + ")",
          origin.provider(),
          fallback == null ? "" : " (no CUDA: " + fallback + ")",
          ScoreResult.RESEARCH_USE);
    }
  }

  void add(ScoreResult result, String picture) {
    result.warnings().forEach(warning -> err.println(file(result) + ": warning: " + warning));
    if (result.isRefused()) {
      err.printf(
          "%s: refused (%s): %s%n",
          file(result), result.refusal().code(), result.refusal().message());
    } else if (lines) {
      out.println(line(result) + (picture == null ? "" : " " + picture));
    }
    out.flush();
    err.flush();
  }

  private static String line(ScoreResult result) {
    return String.format(
        Locale.ROOT,
        "%s: %.6f%s %s %s",
        file(result),
        result.probability(),
        result.decision() == null ? "" : " " + result.decision(),
        result.laterality(),
        result.view());
  }

  /** Names of files come from outside; a terminal obeys control characters. */
  private static String file(ScoreResult result) {
    return Printable.whole(result.file());
  }
}
