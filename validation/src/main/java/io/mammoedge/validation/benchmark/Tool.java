package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the programs of others. */
public final class Tool {
  private Tool() {}

  /**
   * Runs a command to its end, its output thrown away.
   *
   * @throws MammoEdgeException when it is not installed or fails
   */
  public static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new MammoEdgeException(
            ExitCode.IO, "exit code " + exit + " of: " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw missing(command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /**
   * Runs a process to its end.
   *
   * @param log where its output goes; its last line is told when it fails
   */
  public static void waitFor(ProcessBuilder process, Path log) throws IOException {
    try {
      int exit = process.start().waitFor();
      if (exit != 0) {
        List<String> lines = Files.readAllLines(log);
        throw new MammoEdgeException(
            ExitCode.USAGE,
            process.command().get(0)
                + " ended with "
                + exit
                + ": "
                + (lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** The complaint about a program that does not start. */
  static MammoEdgeException missing(String program, IOException cause) {
    return new MammoEdgeException(
        ExitCode.USAGE,
        program
            + " cannot be started; the benchmark needs Debian's dcmtk, libgdcm-tools and"
            + " python3-gdcm",
        cause);
  }
}
