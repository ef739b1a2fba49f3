package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;

/** Walks over the marker segments of a lossless JPEG stream up to its scan. */
final class JpegHeaderReader {
  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int LOSSLESS_FRAME = 0xC3;
  private static final int HUFFMAN_TABLES = 0xC4;
  private static final int ARITHMETIC_CONDITIONING = 0xCC;
  private static final int JPG_EXTENSION = 0xC8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int RESTART_INTERVAL = 0xDD;
  private static final int TABLE_COUNT = 4;
  private static final int CODE_LENGTHS = 16;

  private final byte[] encoded;
  private final HuffmanTable[] tables = new HuffmanTable[TABLE_COUNT];
  private int position;
  private int end;
  private int precision;
  private int height;
  private int width;
  private int restartInterval;

  JpegHeaderReader(byte[] encoded) {
    this.encoded = encoded;
    this.end = encoded.length;
  }

  JpegHeader read() {
    if (number16() != START_OF_IMAGE) {
      throw JpegHeader.malformed("does not begin as one");
    }
    while (true) {
      int marker = marker();
      beginSegment();
      if (marker == START_OF_SCAN) {
        return scan();
      }
      segment(marker);
      position = end;
      end = encoded.length;
    }
  }

  private int marker() {
    if (number8() != 0xFF) {
      throw JpegHeader.malformed("has no marker at byte " + (position - 1));
    }
    int marker = number8();
    while (marker == 0xFF) {
      marker = number8();
    }
    if (marker == END_OF_IMAGE) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends before its scan");
    }
    return marker;
  }

  private void beginSegment() {
    int start = position;
    int length = number16();
    if (length < 2 || length > encoded.length - start) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends within a marker segment");
    }
    end = start + length;
  }

  private void segment(int marker) {
    switch (marker) {
      case LOSSLESS_FRAME -> frame();
      case HUFFMAN_TABLES -> huffmanTables();
      case RESTART_INTERVAL -> restartInterval = number16();
      default -> refuseOtherFrames(marker);
    }
  }

  private void frame() {
    precision = number8();
    height = number16();
    width = number16();
    int components = number8();
    if (components != 1) {
      throw JpegHeader.malformed("has " + components + " components");
    }
  }

  private static void refuseOtherFrames(int marker) {
    boolean frame = marker >= 0xC0 && marker <= 0xCF;
    if (frame && marker != JPG_EXTENSION && marker != ARITHMETIC_CONDITIONING) {
      throw JpegHeader.malformed(
          String.format(Locale.ROOT, "is of another kind: its frame marker is FF%02X", marker));
    }
  }

  private void huffmanTables() {
    while (position < end) {
      int id = number8();
      if (id >= TABLE_COUNT) {
        throw JpegHeader.malformed("has a Huffman table of class and number " + id);
      }
      tables[id] = huffmanTable();
    }
  }

  private HuffmanTable huffmanTable() {
    int[] counts = numbers8(CODE_LENGTHS);
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return new HuffmanTable(counts, numbers8(total));
  }

  private JpegHeader scan() {
    int components = number8();
    number8(); // the component's identifier
    int table = number8() >> 4;
    int predictor = number8();
    number8(); // the end of the spectral selection, which lossless scans have not
    int pointTransform = number8() & 0xF;
    if (components != 1 || table >= TABLE_COUNT || tables[table] == null || width == 0) {
      throw JpegHeader.malformed("has a scan that does not fit its frame and tables");
    }
    return new JpegHeader(
        precision, height, width, restartInterval, predictor, pointTransform, tables[table], end);
  }

  private int[] numbers8(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number8();
    }
    return numbers;
  }

  private int number16() {
    int high = number8();
    return high << 8 | number8();
  }

  private int number8() {
    if (position >= end) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends within its header");
    }
    return encoded[position++] & 0xFF;
  }
}
