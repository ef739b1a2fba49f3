package io.mammoedge.archive.cli;

import io.mammoedge.archive.spark.SparkFailure;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.cli.RuntimeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** {@code mammoedge archive}, and the main class of the jar that {@code spark-submit} takes. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    versionProvider = RuntimeVersion.class,
    description =
        "Whole archives on Apache Spark: on this machine, or on a cluster. Research use only.",
    subcommands = {
      ScoreCommand.class,
      PrepareCommand.class,
      ParityCommand.class,
      SummaryCommand.class,
      BenchCommand.class
    })
public final class ArchiveMain implements Runnable {
  /** Of the logging library that Spark brings. */
  private static final String LOG_SETTINGS = "log4j2.configurationFile";

  @Spec private CommandSpec spec;

  private ArchiveMain() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_SETTINGS) == null) {
      System.setProperty(LOG_SETTINGS, "classpath:io/mammoedge/archive/log4j2.properties");
    }
    System.exit(CliErrors.execute(RuntimeMain.onStandardStreams(commandLine()), arguments));
  }

  /** The whole command line, for {@link CliErrors#execute}. */
  public static CommandLine commandLine() {
    return new CommandLine(new ArchiveMain()).setExecutionStrategy(ArchiveMain::run);
  }

  /** Spark's exceptions become lines here, wherever a command calls Spark. */
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (ExecutionException e) {
      throw SparkFailure.end(e.getCause())
          .map(end -> new ExecutionException(e.getCommandLine(), end.getMessage(), end))
          .orElse(e);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
