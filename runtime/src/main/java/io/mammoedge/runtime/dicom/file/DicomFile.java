package io.mammoedge.runtime.dicom.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** An open DICOM file: its header has been read, its pixel data are read when asked for, once. */
public final class DicomFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final TransferSyntax transferSyntax;
  private final DicomInput in;
  private final DataSet header;
  private final ElementHeader pixelData;

  private DicomFile(TransferSyntax transferSyntax, DicomInput in) throws IOException {
    this.transferSyntax = transferSyntax;
    this.in = in;
    DataSetParser parser = new DataSetParser(in, transferSyntax);
    this.header = parser.parse();
    this.pixelData = parser.pixelData().orElse(null);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException if reading fails or the file ends too early
   * @throws io.mammoedge.runtime.RefusedImageException if it is not DICOM, or malformed
   */
  public static DicomFile open(Path file) throws IOException {
    long size = Files.size(file);
    if (size > Limits.FILE_BYTES) {
      throw Refusal.TOO_LARGE.because(size + " bytes are more than " + Limits.FILE_BYTES);
    }
    BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    DicomInput start = new DicomInput(stream, ByteOrder.LITTLE_ENDIAN, 0, DataEnd.ofFile(size));
    try {
      TransferSyntax syntax = FileMeta.read(start);
      return new DicomFile(syntax, dataSet(start, syntax));
    } catch (IOException | RuntimeException e) {
      start.close();
      throw e;
    }
  }

  private static DicomInput dataSet(DicomInput start, TransferSyntax syntax) {
    return syntax.deflated() ? start.inflated(Limits.INFLATED_BYTES) : start.in(syntax.byteOrder());
  }

  /** How the data set and its pixels are encoded. */
  public TransferSyntax transferSyntax() {
    return transferSyntax;
  }

  /** All elements before the pixel data. */
  public DataSet header() {
    return header;
  }

  /** Whether there are pixel data. */
  public boolean hasPixelData() {
    return pixelData != null;
  }

  /**
   * Reads the pixel data of a single frame: the joined fragments where they are encapsulated, else
   * the uncompressed pixels in little endian order.
   *
   * @param pixels how many the image has
   * @param bytesPerPixel of uncompressed pixels
   * @throws IOException if reading fails or the file ends too early
   */
  public byte[] readPixelData(long pixels, int bytesPerPixel) throws IOException {
    if (pixelData.undefinedLength() != transferSyntax.encapsulated()) {
      throw Refusal.MALFORMED.because(
          Attribute.PIXEL_DATA + " is not encoded as " + transferSyntax + " demands");
    }
    return transferSyntax.encapsulated()
        ? Fragments.join(in, compressedLimit(pixels))
        : nativePixels(pixels * bytesPerPixel);
  }

  private static long compressedLimit(long pixels) {
    return pixels * Limits.COMPRESSED_BYTES_PER_PIXEL + Limits.COMPRESSED_OVERHEAD_BYTES;
  }

  private byte[] nativePixels(long uncompressed) throws IOException {
    long padded = uncompressed + (uncompressed & 1);
    if (pixelData.length() != padded && pixelData.length() != uncompressed) {
      Refusal reason = pixelData.length() < uncompressed ? Refusal.TRUNCATED : Refusal.MALFORMED;
      throw reason.because(
          Attribute.PIXEL_DATA
              + " has "
              + pixelData.length()
              + " bytes, the image needs "
              + uncompressed);
    }
    byte[] bytes = in.bytes((int) uncompressed);
    if (transferSyntax.byteOrder() == ByteOrder.BIG_ENDIAN && pixelData.vr().equals("OW")) {
      swapPairs(bytes);
    }
    return bytes;
  }

  private static void swapPairs(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      byte first = bytes[i];
      bytes[i] = bytes[i + 1];
      bytes[i + 1] = first;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
