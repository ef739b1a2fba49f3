package io.mammoedge.runtime.dicom;

import java.util.Objects;

/**
 * A single grey frame as it is stored, of whatever kind: region masks of a data set, for instance.
 *
 * @param rows height in pixels, at least 1
 * @param columns width in pixels, at least 1
 * @param bitsAllocated 8 or 16
 * @param bitsStored 1 to bitsAllocated
 * @param pixels row by row, the stored bits as unsigned numbers: no window, no inversion, no sign.
 *     Shared, not copied: treat as read-only
 * @param seriesDescription Series Description (0008,103E), "" if absent
 * @param sopClassUid SOP Class UID (0008,0016), "" if absent
 */
public record StoredImage(
    int rows,
    int columns,
    int bitsAllocated,
    int bitsStored,
    short[] pixels,
    String seriesDescription,
    String sopClassUid) {
  /** Checks the sizes. */
  public StoredImage {
    Objects.requireNonNull(seriesDescription, "seriesDescription is null");
    Objects.requireNonNull(sopClassUid, "sopClassUid is null");
    if (rows < 1 || columns < 1 || pixels.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          rows + "x" + columns + " does not fit " + pixels.length + " pixels");
    }
    if (bitsStored < 1 || bitsStored > bitsAllocated || bitsAllocated > Short.SIZE) {
      throw new IllegalArgumentException(bitsStored + " of " + bitsAllocated + " bits");
    }
  }
}
