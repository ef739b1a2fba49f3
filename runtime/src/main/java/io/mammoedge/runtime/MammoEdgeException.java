package io.mammoedge.runtime;

import java.util.Objects;

/**
 * Something a user can cause and mend. The message is one line: what is wrong, with which input,
 * and what to do. Defects of the program are other exceptions.
 */
public class MammoEdgeException extends RuntimeException {
  private final ExitCode exitCode;

  /** An error that ends the command with {@code exitCode}. */
  public MammoEdgeException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** As above, with the exception behind it (may be null). */
  public MammoEdgeException(ExitCode exitCode, String message, Throwable cause) {
    super(oneLine(Objects.requireNonNull(message, "message is null")), cause);
    this.exitCode = Objects.requireNonNull(exitCode, "exitCode is null");
  }

  /** Parts of a message come from files and libraries, which have line breaks. */
  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** How a command that fails this way ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
