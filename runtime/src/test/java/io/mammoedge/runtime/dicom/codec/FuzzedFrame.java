package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Limits;
import io.mammoedge.runtime.testing.ReferenceDicom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An encoded frame and the size that the header gives it, in one row of bytes: rows - 1 and columns
 * - 1 of two bytes each, whether 16 bits are allocated, then the stream.
 */
record FuzzedFrame(Frame frame, byte[] encoded) {
  private static final int SIZE = 5;

  static FuzzedFrame of(byte[] input) {
    ByteBuffer size = ByteBuffer.wrap(Arrays.copyOf(input, SIZE));
    int rows = Short.toUnsignedInt(size.getShort()) + 1;
    int columns = Short.toUnsignedInt(size.getShort()) + 1;
    int bits = (size.get() & 1) == 0 ? 8 : 16;
    // The reader lets no more pixels through.
    int fitting = (int) Math.min(columns, Limits.PIXELS / rows);
    byte[] encoded = Arrays.copyOfRange(input, Math.min(SIZE, input.length), input.length);
    return new FuzzedFrame(new Frame(rows, fitting, bits), encoded);
  }

  /** The frames of the reference files in a transfer syntax. */
  static Stream<byte[]> seeds(String transferSyntax) {
    return ReferenceDicom.files().stream().flatMap(file -> seed(file, transferSyntax).stream());
  }

  private static Optional<byte[]> seed(Path path, String transferSyntax) {
    try (DicomFile file = DicomFile.open(path)) {
      return file.transferSyntax().uid().equals(transferSyntax)
          ? Optional.of(seed(file))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] seed(DicomFile file) throws IOException {
    DataSet header = file.header();
    int rows = header.unsignedShort(Attribute.ROWS).getAsInt();
    int columns = header.unsignedShort(Attribute.COLUMNS).getAsInt();
    int bytes = header.unsignedShort(Attribute.BITS_ALLOCATED).getAsInt() / Byte.SIZE;
    byte[] encoded = file.readCompressed(rows * columns);
    return ByteBuffer.allocate(SIZE + encoded.length)
        .putShort((short) (rows - 1))
        .putShort((short) (columns - 1))
        .put((byte) (bytes - 1))
        .put(encoded)
        .array();
  }
}
