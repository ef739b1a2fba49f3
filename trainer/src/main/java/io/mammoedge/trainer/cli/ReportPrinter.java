package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ResultJson;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine;

/** What a command that looked at a split says at its end. */
final class ReportPrinter {
  private ReportPrinter() {}

  /**
   * The result on standard output; what a user should know about the look on the other.
   *
   * @param report as JSON, where that is asked for
   * @param words otherwise
   * @param look which look at the test split it was; null for another split
   */
  static void print(
      Object report, boolean json, Consumer<PrintWriter> words, Integer look, CommandLine line) {
    PrintWriter out = line.getOut();
    if (json) {
      out.println(ResultJson.write(report));
    } else {
      words.accept(out);
    }
    out.flush();
    TestLook.warn(look, line.getErr());
  }
}
