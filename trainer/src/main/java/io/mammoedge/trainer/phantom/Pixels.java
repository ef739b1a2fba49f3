package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;

/** The Image Pixel module (DICOM PS3.3 C.7.6.3) of a grey image, and cutting from one. */
final class Pixels {
  private Pixels() {}

  static DicomObject describe(
      DicomObject object, int rows, int columns, int bitsAllocated, int bitsStored) {
    return object
        .shorts(0x00280002, 1)
        .text(0x00280004, Vr.CS, "MONOCHROME2")
        .shorts(0x00280010, rows)
        .shorts(0x00280011, columns)
        .shorts(0x00280100, bitsAllocated)
        .shorts(0x00280101, bitsStored)
        .shorts(0x00280102, bitsStored - 1)
        .shorts(0x00280103, 0);
  }

  /** The pixels in the box of a ROI. */
  static short[] crop(PhantomImage image, Roi roi) {
    short[] crop = new short[roi.width() * roi.height()];
    for (int row = 0; row < roi.height(); row++) {
      int from = (roi.top() + row) * image.columns() + roi.left();
      System.arraycopy(image.pixels(), from, crop, row * roi.width(), roi.width());
    }
    return crop;
  }
}
