package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.JUnitXml;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.gate.StepSummary;
import io.mammoedge.runtime.score.ScoreResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** What a gate does. */
  public interface Gate {
    /** Decides, calls {@link #write}, and returns the exit code. */
    int decide() throws IOException;
  }

  /**
   * Runs a gate. The JUnit report says that nothing is decided until {@link #write} replaces it, so
   * that none of yesterday is left, whatever ends this program. Where the gate cannot decide, as
   * when a release is altered or memory runs out, both reports say why.
   *
   * @param title what is checked
   * @return what the gate returned
   */
  public int guard(String title, Gate gate) throws IOException {
    try {
      if (junit != null) {
        JUnitXml.write(junit, notYet(title));
      }
      return gate.decide();
    } catch (IOException | RuntimeException | Error e) {
      undecided(title, e);
      throw e;
    }
  }

  private static GateResult notYet(String title) {
    return result(title, check(Outcome.FAILED, "not decided: stopped before the end"));
  }

  private void undecided(String title, Throwable why) {
    ExitCode exitCode = CliErrors.exitCode(why);
    GateCheck check =
        check(Outcome.of(exitCode), CliErrors.message(why)).with("exit code", exitCode.number());
    try {
      write(result(title, check));
    } catch (MammoEdgeException alsoNotWritten) {
      why.addSuppressed(alsoNotWritten);
    }
  }

  private static GateCheck check(Outcome outcome, String message) {
    return new GateCheck("gate", "can be decided", outcome, message);
  }

  private static GateResult result(String title, GateCheck check) {
    return new GateResult(title, List.of(check), ScoreResult.RESEARCH_USE);
  }
}
