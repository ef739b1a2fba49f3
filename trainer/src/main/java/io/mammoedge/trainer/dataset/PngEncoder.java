package io.mammoedge.trainer.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes grey PNG files (ISO/IEC 15948): every row as its difference to the row above (filter Up,
 * clause 9.2), then the fastest deflate. For mammograms that takes half the time of ImageIO, which
 * filters no row of 16 bits, and gives smaller files.
 */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_BYTES = 13;
  private static final byte FILTER_UP = 2;
  private static final int BUFFER = 1 << 16;

  private PngEncoder() {}

  /**
   * Encodes one grey image.
   *
   * @param bits of a sample, 8 or 16
   * @param samples row by row, high byte first
   */
  static byte[] encode(int height, int width, int bits, byte[] samples) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(png, "IHDR", header(height, width, bits));
    chunk(png, "IDAT", deflated(filtered(samples, samples.length / height)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** What stays 0: colour type grey, deflate, the five basic filters, no interlace. */
  private static byte[] header(int height, int width, int bits) {
    return ByteBuffer.allocate(HEADER_BYTES).putInt(width).putInt(height).put((byte) bits).array();
  }

  private static byte[] filtered(byte[] samples, int stride) {
    int rows = samples.length / stride;
    byte[] filtered = new byte[Math.addExact(samples.length, rows)];
    for (int y = 0; y < rows; y++) {
      int to = y * (stride + 1);
      filtered[to] = FILTER_UP;
      for (int i = y * stride; i < (y + 1) * stride; i++) {
        int above = y == 0 ? 0 : samples[i - stride];
        filtered[++to] = (byte) (samples[i] - above);
      }
    }
    return filtered;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(number(data.length));
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(number((int) crc.getValue()));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
