package io.mammoedge.runtime.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Encodes lossless JPEG (ITU-T T.81 process 14) with what DCMTK's encoder does not write: restart
 * markers. All 17 categories have codes of 5 bits.
 */
final class JpegLosslessWriter {
  private final int[] samples;
  private final int columns;
  private final int precision;
  private final int predictor;
  private final int pointTransform;
  private final int restartInterval;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int window;
  private int held;

  JpegLosslessWriter(
      int[] samples,
      int columns,
      int precision,
      int predictor,
      int pointTransform,
      int restartInterval) {
    this.samples = Arrays.stream(samples).map(s -> s >> pointTransform).toArray();
    this.columns = columns;
    this.precision = precision;
    this.predictor = predictor;
    this.pointTransform = pointTransform;
    this.restartInterval = restartInterval;
  }

  byte[] encode() {
    int rows = samples.length / columns;
    write(0xFF, 0xD8);
    write(0xFF, 0xC4, 0, 19 + 17, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    for (int category = 0; category <= 16; category++) {
      write(category);
    }
    write(0xFF, 0xC3, 0, 11, precision, rows >> 8, rows, columns >> 8, columns, 1, 1, 0x11, 0);
    write(0xFF, 0xDD, 0, 4, restartInterval >> 8, restartInterval);
    write(0xFF, 0xFF, 0xDA, 0, 8, 1, 1, 0, predictor, 0, pointTransform);
    scan();
    write(0xFF, 0xD9);
    return out.toByteArray();
  }

  private void scan() {
    int start = 0;
    for (int i = 0; i < samples.length; i++) {
      if (restartInterval > 0 && i > 0 && i % restartInterval == 0) {
        flush();
        write(0xFF, 0xD0 + (i / restartInterval - 1) % 8);
        start = i;
      }
      difference((short) (samples[i] - prediction(i, start)));
    }
    flush();
  }

  private int prediction(int i, int start) {
    if (i == start) {
      return 1 << (precision - pointTransform - 1);
    }
    if (i / columns == start / columns) {
      return samples[i - 1];
    }
    int above = samples[i - columns];
    if (i % columns == 0) {
      return above;
    }
    int left = samples[i - 1];
    int corner = samples[i - columns - 1];
    int[] choices = {
      left,
      above,
      corner,
      left + above - corner,
      left + Math.floorDiv(above - corner, 2),
      above + Math.floorDiv(left - corner, 2),
      (left + above) / 2
    };
    return choices[predictor - 1];
  }

  private void difference(int difference) {
    if (difference == Short.MIN_VALUE) {
      bits(16, 5);
      return;
    }
    int category = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
    bits(category, 5);
    bits(difference < 0 ? difference + (1 << category) - 1 : difference, category);
  }

  private void bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      window = window << 1 | (value >> i & 1);
      if (++held == 8) {
        entropyByte();
      }
    }
  }

  private void entropyByte() {
    write(window & 0xFF);
    if ((window & 0xFF) == 0xFF) {
      write(0);
    }
    held = 0;
  }

  private void flush() {
    while (held != 0) {
      bits(1, 1);
    }
  }

  private void write(int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
  }
}
