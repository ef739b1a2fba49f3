package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import picocli.CommandLine.Command;

/**
 * {@code archive}: named in the help, but not done here. It needs Spark, which is a program of its
 * own that only the launcher starts.
 */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = "Scores, prepares and compares whole archives on Apache Spark.")
final class ArchiveCommand implements Runnable {
  @Override
  public void run() {
    throw new MammoEdgeException(
        ExitCode.USAGE, "archive is a program of its own; start it with ./mammoedge archive");
  }
}
