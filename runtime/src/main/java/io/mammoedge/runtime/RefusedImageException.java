package io.mammoedge.runtime;

import java.util.Objects;

/**
 * An input is not a mammogram that may be scored, or cannot be read. The code is stable and meant
 * for machines ({@code NOT_DICOM}, {@code TRUNCATED}, {@code FOR_PROCESSING} …), the message for
 * people.
 */
public class RefusedImageException extends MammoEdgeException {
  private final String code;

  /**
   * A refusal.
   *
   * @param code stable, upper case with underscores
   * @param message what is wrong, with which attribute, and what to do
   */
  public RefusedImageException(String code, String message) {
    this(code, message, null);
  }

  /** As above, with the exception behind it (may be null). */
  public RefusedImageException(String code, String message, Throwable cause) {
    super(ExitCode.INPUT_REFUSED, message, cause);
    this.code = Objects.requireNonNull(code, "code is null");
  }

  /** The stable reason. */
  public String code() {
    return code;
  }
}
