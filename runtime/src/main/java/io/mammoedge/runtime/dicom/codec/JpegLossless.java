package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * JPEG Lossless with Huffman coding (ITU-T T.81 process 14, all predictors), one component of 2..16
 * bits. DICOM's transfer syntaxes 1.2.840.10008.1.2.4.57 and .70 (PS3.5 A.4.1).
 */
final class JpegLossless {
  private static final int LARGEST_DIFFERENCE_CATEGORY = 16;

  private final JpegLosslessHeader header;
  private final JpegBits bits;
  private final HuffmanTable table;
  private final Predictor predictor;
  private final int columns;
  private final short[] samples;

  private JpegLossless(byte[] encoded, JpegLosslessHeader header, Frame frame) {
    this.header = header;
    this.bits = new JpegBits(encoded, header.scanStart());
    this.table = new HuffmanTable(header.table());
    this.predictor = Predictor.of(header.predictor());
    this.columns = frame.columns();
    this.samples = new short[frame.pixels()];
  }

  static short[] decode(byte[] encoded, Frame frame) {
    JpegLosslessHeader header = JpegLosslessHeader.read(encoded);
    header.size().requireFits(frame);
    if (frame.pixels() / Byte.SIZE > encoded.length) {
      throw Refusal.TRUNCATED.because("the JPEG stream is too short for the image");
    }
    return new JpegLossless(encoded, header, frame).decode();
  }

  private short[] decode() {
    int interval = header.restartInterval() == 0 ? samples.length : header.restartInterval();
    for (int start = 0; start < samples.length; start += interval) {
      if (start > 0) {
        bits.restart();
      }
      interval(start, Math.min(samples.length, start + interval));
      bits.requireEnd();
    }
    requireWithinPrecision();
    undoPointTransform();
    return samples;
  }

  /** Samples from {@code start} to {@code end}; prediction begins anew (T.81 H.1.2.1). */
  private void interval(int start, int end) {
    int firstRowEnd = Math.min(end, (start / columns + 1) * columns);
    samples[start] = (short) (header.firstPrediction() + difference());
    for (int i = start + 1; i < firstRowEnd; i++) {
      samples[i] = (short) (samples[i - 1] + difference());
    }
    for (int i = firstRowEnd; i < end; i += columns) {
      row(i, Math.min(end, i + columns));
    }
  }

  private void row(int start, int end) {
    samples[start] = (short) (samples[start - columns] + difference());
    for (int i = start + 1; i < end; i++) {
      int left = samples[i - 1] & 0xFFFF;
      int above = samples[i - columns] & 0xFFFF;
      int aboveLeft = samples[i - columns - 1] & 0xFFFF;
      samples[i] = (short) (predictor.predict(left, above, aboveLeft) + difference());
    }
  }

  /** A coded difference, modulo 65536 (T.81 F.2.2.1 and H.1.2.2). */
  private int difference() {
    int category = table.decode(bits);
    if (category == LARGEST_DIFFERENCE_CATEGORY) {
      return 1 << 15;
    }
    if (category == 0) {
      return 0;
    }
    int value = bits.take(category);
    return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
  }

  /**
   * Differences count modulo 65536, so every stream decodes to something; samples of more bits than
   * the frame has (T.81 table B.2) show that it is damaged.
   */
  private void requireWithinPrecision() {
    int used = 0;
    for (short sample : samples) {
      used |= sample & 0xFFFF;
    }
    int precision = header.size().precision() - header.pointTransform();
    if (used >> precision != 0) {
      throw JpegSegments.malformed(
          "is damaged: it has samples of more than " + precision + " bits");
    }
  }

  private void undoPointTransform() {
    int shift = header.pointTransform();
    for (int i = 0; shift > 0 && i < samples.length; i++) {
      samples[i] = (short) (samples[i] << shift);
    }
  }
}
