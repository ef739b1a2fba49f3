package io.mammoedge.runtime;

/** A release is not what its publisher wrote: altered, incomplete, or holding forbidden content. */
public class IntegrityException extends MammoEdgeException {
  /** Ends a command with {@link ExitCode#INTEGRITY_FAILED}. */
  public IntegrityException(String message) {
    super(ExitCode.INTEGRITY_FAILED, message);
  }

  /** As above, with the exception behind it. */
  public IntegrityException(String message, Throwable cause) {
    super(ExitCode.INTEGRITY_FAILED, message, cause);
  }
}
