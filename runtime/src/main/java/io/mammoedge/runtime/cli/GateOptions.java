package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.JUnitXml;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.gate.StepSummary;
import io.mammoedge.runtime.score.ScoreResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/**
 * The options of commands that are gates of a pipeline. A command decides and ends as it always
 * does; these only write down what was decided.
 */
public final class GateOptions {
  @Option(
      names = "--junit",
      paramLabel = "FILE.xml",
      description = "The checks as a JUnit report, for the pages of CI servers.")
  private Path junit;

  @Option(
      names = "--summary",
      paramLabel = "FILE.md",
      description = "Appends the verdict in Markdown, as to $$GITHUB_STEP_SUMMARY.")
  private Path summary;

  /**
   * Writes what was asked for; nothing where nothing was.
   *
   * @throws MammoEdgeException when the disk refuses
   */
  public void write(GateResult result) {
    if (junit != null) {
      JUnitXml.write(junit, result);
    }
    if (summary != null) {
      StepSummary.append(summary, result);
    }
  }

  /**
   * Runs a gate. Where it cannot decide, as when a release is altered, the reports say so too: no
   * report, or one of yesterday, would be read as no failure.
   *
   * @param title what is checked
   * @param gate decides, and calls {@link #write}
   * @return what the gate returned
   */
  public <T> T guard(String title, Supplier<T> gate) {
    try {
      return gate.get();
    } catch (MammoEdgeException e) {
      GateCheck check =
          new GateCheck("gate", "can be checked", Outcome.of(e.exitCode()), e.getMessage())
              .with("exit code", e.exitCode().number());
      write(new GateResult(title, List.of(check), ScoreResult.RESEARCH_USE));
      throw e;
    }
  }
}
