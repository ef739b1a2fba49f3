package io.mammoedge.runtime.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Streams out of the committed JPEG 2000 files, to be damaged and wrapped again. */
final class Jpeg2000Streams {
  static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";
  private static final int START = 0xFF4FFF51;

  private Jpeg2000Streams() {}

  /** The stream of a committed file, without padding. */
  static byte[] of(String name) {
    try {
      byte[] file = Files.readAllBytes(Resources.file("j2k/" + name + ".dcm"));
      int start = 0;
      while (ByteBuffer.wrap(file).getInt(start) != START) {
        start++;
      }
      int end = file.length;
      while (file[end - 2] != (byte) 0xFF || file[end - 1] != (byte) 0xD9) {
        end--;
      }
      return Arrays.copyOfRange(file, start, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a marker stands for the first time. */
  static int indexOf(byte[] stream, int marker) {
    int index = 0;
    while (Short.toUnsignedInt(ByteBuffer.wrap(stream).getShort(index)) != marker) {
      index++;
    }
    return index;
  }

  /** A copy with other bytes at a place. */
  static byte[] with(byte[] stream, int index, int... bytes) {
    byte[] changed = stream.clone();
    for (int i = 0; i < bytes.length; i++) {
      changed[index + i] = (byte) bytes[i];
    }
    return changed;
  }

  /** A copy with more bytes at a place. */
  static byte[] inserted(byte[] stream, int index, int... bytes) {
    byte[] longer = Arrays.copyOf(stream, stream.length + bytes.length);
    System.arraycopy(stream, index, longer, index + bytes.length, stream.length - index);
    return with(longer, index, bytes);
  }

  /** Writes a mammogram of the size of the committed files. */
  static Path write(Path file, int bits, byte[] stream) {
    return DicomBytes.mammogram()
        .layout(21, 19, bits == 8 ? 8 : 16, bits)
        .writeEncapsulated(file, JPEG_2000, stream);
  }
}
