package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;

/**
 * What is understood of one file: as far as it can be read.
 *
 * @param header what the file says; null where not even that can be read
 * @param facts what was understood; null if refused
 * @param lateralityFrom the attribute that decided the laterality; null if none did
 * @param viewFrom the attribute that decided the view; null if none did
 * @param refusal why the file is not taken; null if it is
 */
public record Inspected(
    ImageHeader header,
    Mammogram.Facts facts,
    String lateralityFrom,
    String viewFrom,
    RefusedImageException refusal) {
  /** Checks that there are either facts or a refusal. */
  public Inspected {
    if ((facts == null) == (refusal == null)) {
      throw new IllegalArgumentException("either facts or a refusal");
    }
  }

  static Inspected taken(ImageHeader header, Mammogram.Facts facts, Projection projection) {
    return new Inspected(
        header, facts, from(projection.laterality()), from(projection.view()), null);
  }

  static Inspected refused(ImageHeader header, RefusedImageException why) {
    return new Inspected(header, null, null, null, why);
  }

  private static String from(Stated<?> stated) {
    return stated.attribute() == null ? null : stated.attribute().toString();
  }
}
