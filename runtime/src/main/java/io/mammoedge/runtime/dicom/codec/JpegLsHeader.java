package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * What a JPEG-LS stream of one component says before its pixels (ITU-T T.87 annex C).
 *
 * @param size of the image
 * @param near NEAR, by how much decoded samples may be off; 0 is lossless
 * @param preset its parameters, complete
 * @param restartInterval lines between restart markers, 0 for none
 * @param scanStart where the entropy-coded data begin
 */
record JpegLsHeader(
    JpegSize size, int near, JpegLsPreset preset, int restartInterval, int scanStart) {
  private static final int PRESET = 0xF8;
  private static final int CODING_PARAMETERS = 1;

  /** Reads the marker segments up to the scan. */
  static JpegLsHeader read(byte[] encoded) {
    JpegSegments segments = new JpegSegments(encoded);
    JpegSize size = null;
    JpegLsPreset preset = JpegLsPreset.DEFAULT;
    int restartInterval = 0;
    int marker = segments.next();
    while (marker != JpegSegments.START_OF_SCAN) {
      switch (marker) {
        case JpegSegments.JPEG_LS_FRAME -> size = JpegSize.read(segments);
        case PRESET -> preset = preset(segments, preset);
        case JpegSegments.RESTART_INTERVAL -> restartInterval = restartInterval(segments);
        default -> JpegSegments.refuseFrame(marker);
      }
      marker = segments.next();
    }
    if (size == null) {
      throw JpegSegments.malformed("has a scan without a frame");
    }
    int near = near(segments);
    return new JpegLsHeader(
        size, near, preset.complete(size.precision(), near), restartInterval, segments.end());
  }

  /** Other LSE segments define mapping tables, or sizes that Rows and Columns cannot state. */
  private static JpegLsPreset preset(JpegSegments segments, JpegLsPreset before) {
    return segments.number8() == CODING_PARAMETERS ? JpegLsPreset.read(segments) : before;
  }

  /** A number of two to four bytes (T.87 C.2.5). */
  private static int restartInterval(JpegSegments segments) {
    long interval = 0;
    while (segments.remaining() > 0) {
      interval = Math.min(interval << Byte.SIZE | segments.number8(), Integer.MAX_VALUE);
    }
    return (int) interval;
  }

  private static int near(JpegSegments segments) {
    int components = segments.number8();
    segments.number8(); // the component's identifier
    int mappingTable = segments.number8();
    int near = segments.number8();
    segments.number8(); // how components are interleaved
    int pointTransform = segments.number8();
    if (components != 1) {
      throw JpegSegments.malformed("has a scan of " + components + " components");
    }
    if (mappingTable != 0 || pointTransform != 0) {
      throw Refusal.UNSUPPORTED_PIXELS.because(
          "the JPEG-LS stream has a mapping table or a point transform: neither is read");
    }
    return near;
  }
}
