package io.mammoedge.runtime.dicom.codec;

/** Reads the marker segments of a lossless JPEG stream up to its scan. */
final class JpegLosslessHeaderReader {
  private static final int LOSSLESS_FRAME = 0xC3;
  private static final int TABLE_COUNT = 4;

  private final JpegSegments segments;
  private final HuffmanSpecification[] tables = new HuffmanSpecification[TABLE_COUNT];
  private JpegSize size;
  private int restartInterval;

  JpegLosslessHeaderReader(byte[] encoded) {
    this.segments = new JpegSegments(encoded);
  }

  JpegLosslessHeader read() {
    int marker = segments.next();
    while (marker != JpegSegments.START_OF_SCAN) {
      segment(marker);
      marker = segments.next();
    }
    return scan();
  }

  private void segment(int marker) {
    switch (marker) {
      case LOSSLESS_FRAME -> size = JpegSize.read(segments);
      case JpegSegments.HUFFMAN_TABLES -> huffmanTables();
      case JpegSegments.RESTART_INTERVAL -> restartInterval = segments.number16();
      default -> JpegSegments.refuseFrame(marker);
    }
  }

  private void huffmanTables() {
    while (segments.remaining() > 0) {
      int id = segments.number8();
      if (id >= TABLE_COUNT) {
        throw JpegSegments.malformed("has a Huffman table of class and number " + id);
      }
      tables[id] = HuffmanSpecification.read(segments);
    }
  }

  private JpegLosslessHeader scan() {
    int components = segments.number8();
    segments.number8(); // the component's identifier
    int table = segments.number8() >> 4;
    int predictor = segments.number8();
    segments.number8(); // the end of the spectral selection, which lossless scans have not
    int pointTransform = segments.number8() & 0xF;
    if (components != 1 || table >= TABLE_COUNT || tables[table] == null || size == null) {
      throw JpegSegments.malformed("has a scan that does not fit its frame and tables");
    }
    return new JpegLosslessHeader(
        size, restartInterval, predictor, pointTransform, tables[table], segments.end());
  }
}
