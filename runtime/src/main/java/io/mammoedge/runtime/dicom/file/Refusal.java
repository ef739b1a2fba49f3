package io.mammoedge.runtime.dicom.file;

import io.mammoedge.runtime.RefusedImageException;

/** Why an input is turned away. The names are the stable codes of {@link RefusedImageException}. */
public enum Refusal {
  /** There is no such file. */
  NOT_FOUND,
  /** The operating system does not let the file be read. */
  UNREADABLE,
  /** Not a DICOM Part 10 file. */
  NOT_DICOM,
  /** The file ends before its content does. */
  TRUNCATED,
  /** The content contradicts the standard or itself. */
  MALFORMED,
  /** A limit of this program is exceeded. */
  TOO_LARGE,
  /** The transfer syntax has no decoder here. */
  CODEC_MISSING,
  /** There are no pixels in the file. */
  NO_PIXEL_DATA,
  /** The pixels are of a kind that is not read, such as 32 bits. */
  UNSUPPORTED_PIXELS,
  /** More than one sample per pixel, or a palette. */
  COLOUR,
  /** Raw detector values, not meant for display. */
  FOR_PROCESSING,
  /** A slice, a projection or a volume of a tomosynthesis. */
  TOMOSYNTHESIS,
  /** More than one frame. */
  MULTI_FRAME,
  /** Another kind of image or object. */
  NOT_A_MAMMOGRAM,
  /** A stereotactic, biopsy, spot or magnification view. */
  SPECIAL_VIEW,
  /** A phantom or calibration exposure. */
  QUALITY_CONTROL,
  /** A breast with an implant. */
  IMPLANT,
  /** Text is burnt into the pixels. */
  BURNED_IN_ANNOTATION,
  /** An exposure without a breast: equally bright everywhere. */
  BLANK,
  /** Two attributes contradict each other on which breast or which view it is. */
  CONTRADICTION,
  /** Which breast it is, is not said. */
  NO_LATERALITY,
  /** Neither cranio-caudal nor medio-lateral oblique, or not said. */
  UNSUPPORTED_VIEW;

  /** Whether a code is of what is not DICOM at all, or broken; the others are of sound files. */
  public static boolean isUnparsable(String code) {
    return code.equals(NOT_DICOM.name())
        || code.equals(TRUNCATED.name())
        || code.equals(MALFORMED.name());
  }

  /** Whether a code is of a file that could not be read just now, whatever is in it. */
  public static boolean isOfTheDisk(String code) {
    return code.equals(UNREADABLE.name()) || code.equals(NOT_FOUND.name());
  }

  /** The refusal for this reason where no single attribute decided. */
  public RefusedImageException because(String message) {
    return new RefusedImageException(name(), message);
  }

  /** The refusal that an attribute decided: its name, its tag, and {@code what} about it. */
  public RefusedImageException because(Attribute attribute, String what) {
    return new RefusedImageException(name(), attribute + " " + what, attribute.toString(), null);
  }

  /** As above, with the exception behind it. */
  public RefusedImageException because(String message, Throwable cause) {
    return new RefusedImageException(name(), message, cause);
  }
}
