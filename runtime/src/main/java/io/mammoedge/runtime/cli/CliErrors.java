package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How every command line of this project ends: one line on standard error and an {@link ExitCode}.
 * A stack trace is printed only where the environment has {@value #DEBUG}.
 */
public final class CliErrors {
  /** The environment variable that asks for stack traces. */
  public static final String DEBUG = "MAMMOEDGE_DEBUG";

  private CliErrors() {}

  /**
   * Runs a command and returns its exit code; nothing is thrown.
   *
   * @param commandLine the command; its error handlers are set here
   * @param arguments as given by the user
   */
  public static int execute(CommandLine commandLine, String... arguments) {
    commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((error, ignored) -> usage(error))
        .setExecutionExceptionHandler((error, command, ignored) -> report(error, command.getErr()));
    int exitCode;
    try {
      exitCode = commandLine.execute(arguments);
    } catch (OutOfMemoryError | LinkageError e) {
      // Errors pass picocli's handlers: too little memory, or a platform without native library.
      exitCode = report(e, commandLine.getErr());
    }
    return written(commandLine, exitCode);
  }

  /** A result that did not reach its file is no result: {@code score … > full-disk/result.json}. */
  private static int written(CommandLine commandLine, int exitCode) {
    commandLine.getErr().flush();
    if (commandLine.getOut().checkError() && exitCode == ExitCode.GOOD.number()) {
      say(commandLine.getErr(), "standard output cannot be written");
      return ExitCode.IO.number();
    }
    return exitCode;
  }

  private static int usage(ParameterException error) {
    PrintWriter err = error.getCommandLine().getErr();
    say(err, error.getMessage().replaceFirst("^Error: ", ""));
    err.println("The same command with --help says what it takes.");
    return ExitCode.USAGE.number();
  }

  /** Prints what went wrong and returns the exit code for it. */
  static int report(Throwable error, PrintWriter err) {
    if (System.getenv(DEBUG) != null) {
      error.printStackTrace(err);
    }
    ExitCode exitCode = exitCode(error);
    say(err, message(error, exitCode));
    return exitCode.number();
  }

  /** The exit code that stands for an error. */
  public static ExitCode exitCode(Throwable error) {
    if (error instanceof MammoEdgeException known) {
      return known.exitCode();
    }
    boolean io = error instanceof IOException || error instanceof UncheckedIOException;
    return io ? ExitCode.IO : ExitCode.INTERNAL;
  }

  /** What is told of an error, in one line. */
  static String message(Throwable error) {
    return oneLine(message(error, exitCode(error)));
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  private static String message(Throwable error, ExitCode exitCode) {
    if (error instanceof MammoEdgeException) {
      return error.getMessage();
    }
    if (error instanceof OutOfMemoryError) {
      return "out of memory; give Java more: MAMMOEDGE_JAVA_OPTS=-Xmx4g for ./mammoedge, java -Xmx4g -jar"
          + " for a jar";
    }
    return exitCode == ExitCode.IO
        ? "reading or writing failed: " + causeOf(error)
        : String.format(
            "internal error (%s); please report it with the output of a run with %s=1",
            causeOf(error), DEBUG);
  }

  /** The class says what the message often does not: NoSuchFileException has only the name. */
  private static String causeOf(Throwable error) {
    Throwable shown = error instanceof UncheckedIOException wrapper ? wrapper.getCause() : error;
    return shown.getClass().getSimpleName() + ": " + shown.getMessage();
  }

  private static void say(PrintWriter err, String message) {
    err.println("mammoedge: " + oneLine(message));
  }
}
