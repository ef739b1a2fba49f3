package io.mammoedge.runtime.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class of {@code mammoedge-runtime.jar}. */
@Command(
    name = "mammoedge-runtime",
    mixinStandardHelpOptions = true,
    versionProvider = RuntimeVersion.class,
    description = "Scores mammograms with a release. Research use only. Not a medical device.",
    subcommands = {
      ScoreCommand.class,
      CheckCommand.class,
      InfoCommand.class,
      InspectCommand.class,
      VerifyCommand.class,
      KeygenCommand.class,
      InstallCommand.class,
      ListCommand.class,
      DiffCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      DriftCommand.class,
      ServeCommand.class,
      DoctorCommand.class
    })
public final class RuntimeMain implements Runnable {
  @Spec private CommandSpec spec;

  private RuntimeMain() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(CliErrors.execute(onStandardStreams(commandLine()), arguments));
  }

  /** The whole command line, for {@link CliErrors#execute}. */
  public static CommandLine commandLine() {
    return new CommandLine(new RuntimeMain());
  }

  /** The same command line, writing UTF-8 to standard output and standard error. */
  public static CommandLine onStandardStreams(CommandLine commandLine) {
    return commandLine.setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
  }

  /**
   * JSON is UTF-8, whatever the locale of a service's environment. Not through System.out, which
   * would swallow that a disk is full.
   */
  private static PrintWriter utf8(FileDescriptor stream) {
    OutputStream bytes = new FileOutputStream(stream);
    return new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
