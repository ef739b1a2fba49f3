package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;

/**
 * What a lossy sequential JPEG stream says before its pixels (ITU-T T.81 annex B), as far as its
 * decoder must not be trusted with it.
 *
 * @param size of the image
 * @param scanStart where the entropy-coded data begin
 */
record JpegDctHeader(JpegSize size, int scanStart) {
  private static final int BASELINE_FRAME = 0xC0;
  private static final int EXTENDED_FRAME = 0xC1;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;

  /** Reads the marker segments up to the scan. */
  static JpegDctHeader read(byte[] encoded) {
    JpegSegments segments = new JpegSegments(encoded);
    JpegSize size = null;
    int marker = segments.next();
    while (marker != JpegSegments.START_OF_SCAN) {
      switch (marker) {
        case BASELINE_FRAME, EXTENDED_FRAME -> size = JpegSize.read(segments);
        default -> JpegSegments.refuseFrame(marker);
      }
      marker = segments.next();
    }
    if (size == null) {
      throw JpegSegments.malformed("has a scan without a frame");
    }
    return new JpegDctHeader(size, segments.end());
  }

  /** Refuses samples of more than 8 bits. */
  void requireDecodable() {
    if (size.precision() != Byte.SIZE) {
      throw Refusal.CODEC_MISSING.because(
          "lossy JPEG of "
              + size.precision()
              + " bits cannot be decoded, only of 8; ask the sender for Explicit VR Little Endian"
              + " or JPEG Lossless");
    }
  }

  /**
   * The length of the image with its end marker; what follows is none of the decoder's business.
   * The end must be there, as decoders paint grey where it is missing, and be the first marker: one
   * component has one scan.
   */
  int imageLength(byte[] encoded) {
    for (int i = scanStart; i < encoded.length - 1; i++) {
      int next = encoded[i + 1] & 0xFF;
      boolean marker = (encoded[i] & 0xFF) == 0xFF && next != 0 && next != 0xFF;
      if (marker && next == JpegSegments.END_OF_IMAGE) {
        return i + 2;
      }
      if (marker && (next < FIRST_RESTART || next > LAST_RESTART)) {
        throw JpegSegments.malformed(
            String.format(Locale.ROOT, "has the marker FF%02X within its scan", next));
      }
    }
    throw Refusal.TRUNCATED.because("the JPEG stream ends before the image does");
  }
}
