package io.mammoedge.runtime.dicom;

import java.util.List;
import java.util.Objects;

/**
 * One mammogram, ready for a release: presentation values and what is known about it.
 *
 * @param rows height in pixels, at least 1
 * @param columns width in pixels, at least 1
 * @param pixels row by row, unsigned 16 bit: 0 is black, 65535 white (MONOCHROME2). Shared, not
 *     copied: treat as read-only
 * @param facts what the header says
 */
public record Mammogram(int rows, int columns, short[] pixels, Facts facts) {
  /** Checks the sizes. */
  public Mammogram {
    Objects.requireNonNull(facts, "facts is null");
    if (rows < 1 || columns < 1 || pixels.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          rows + "x" + columns + " does not fit " + pixels.length + " pixels");
    }
  }

  /**
   * What the header says of the image. Identifiers are as in the file: keep them out of logs,
   * reports and file names.
   *
   * @param patientId Patient ID (0010,0020), "" if absent
   * @param studyInstanceUid Study Instance UID (0020,000D), "" if absent
   * @param sopInstanceUid SOP Instance UID (0008,0018), "" if absent
   * @param sopClassUid SOP Class UID (0008,0016)
   * @param modality Modality (0008,0060), "" if absent
   * @param manufacturer Manufacturer (0008,0070), "" if absent
   * @param laterality which breast
   * @param view which projection
   * @param transferSyntaxUid how the file was encoded
   * @param bitsStored 1..16
   * @param intensity where the presentation values come from, in words, such as {@code VOI SIGMOID
   *     "NORMAL" 2500/4095} or {@code stored range, 16 bits}
   * @param warnings what a reader of the score should know; may be empty
   */
  public record Facts(
      String patientId,
      String studyInstanceUid,
      String sopInstanceUid,
      String sopClassUid,
      String modality,
      String manufacturer,
      Laterality laterality,
      View view,
      String transferSyntaxUid,
      int bitsStored,
      String intensity,
      List<String> warnings) {
    /** Checks for nulls and copies the list. */
    public Facts {
      Objects.requireNonNull(patientId, "patientId is null");
      Objects.requireNonNull(studyInstanceUid, "studyInstanceUid is null");
      Objects.requireNonNull(sopInstanceUid, "sopInstanceUid is null");
      Objects.requireNonNull(sopClassUid, "sopClassUid is null");
      Objects.requireNonNull(modality, "modality is null");
      Objects.requireNonNull(manufacturer, "manufacturer is null");
      Objects.requireNonNull(laterality, "laterality is null");
      Objects.requireNonNull(view, "view is null");
      Objects.requireNonNull(transferSyntaxUid, "transferSyntaxUid is null");
      Objects.requireNonNull(intensity, "intensity is null");
      warnings = List.copyOf(warnings);
    }
  }
}
