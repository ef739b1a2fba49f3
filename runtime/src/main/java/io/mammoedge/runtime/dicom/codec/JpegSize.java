package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * The size of a grey image as a JPEG stream states it (ITU-T T.81 B.2.2).
 *
 * @param precision bits of a sample, 2..16
 * @param height lines
 * @param width samples of a line
 */
record JpegSize(int precision, int height, int width) {
  JpegSize {
    if (precision < 2 || precision > 16) {
      throw JpegSegments.malformed("has " + precision + " bits per sample");
    }
  }

  /** Reads a frame header. */
  static JpegSize read(JpegSegments segments) {
    JpegSize size = new JpegSize(segments.number8(), segments.number16(), segments.number16());
    int components = segments.number8();
    if (components != 1) {
      throw Refusal.COLOUR.because(
          "the JPEG stream has " + components + " components: only grey images are read");
    }
    return size;
  }

  /** Refuses a stream whose size is not the header's. */
  void requireFits(Frame frame) {
    frame.requireSize("the JPEG stream", height, width, precision);
  }
}
