package io.mammoedge.runtime;

import java.util.Objects;

/**
 * An input is not a mammogram that may be scored, or cannot be read. The code is stable and meant
 * for machines ({@code NOT_DICOM}, {@code TRUNCATED}, {@code FOR_PROCESSING} …), the message for
 * people.
 */
public class RefusedImageException extends MammoEdgeException {
  private final String code;
  private final String attribute;

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
    this(code, message, null, cause);
  }

  /** As above, with the attribute that decided, such as {@code Modality (0008,0060)}, or null. */
  public RefusedImageException(String code, String message, String attribute, Throwable cause) {
    super(ExitCode.INPUT_REFUSED, message, cause);
    this.code = Objects.requireNonNull(code, "code is null");
    this.attribute = attribute;
  }

  /** The stable reason. */
  public String code() {
    return code;
  }

  /** The attribute that decided, such as {@code Modality (0008,0060)}; null where none did. */
  public String attribute() {
    return attribute;
  }
}
