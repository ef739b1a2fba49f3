package io.mammoedge.runtime.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Uncompressed pixels in little endian order (PS3.5 section 8.1). */
final class RawPixels {
  private RawPixels() {}

  static short[] decode(byte[] encoded, Frame frame) {
    short[] pixels = new short[frame.pixels()];
    if (frame.bitsAllocated() == 16) {
      ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pixels);
    } else {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (short) (encoded[i] & 0xFF);
      }
    }
    return pixels;
  }
}
