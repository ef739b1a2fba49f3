package io.mammoedge.runtime.dicom.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** An open DICOM file: its header has been read, its pixel data are read when asked for, once. */
public final class DicomFile implements Closeable {
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
    FileChannel channel = channel(file);
    try {
      // What is appended while the file is being read is not looked at.
      DataEnd end = DataEnd.ofFile(size(channel));
      DicomInput start = new DicomInput(Channels.newInputStream(channel), end);
      TransferSyntax syntax = FileMetaReader.read(start).transferSyntax();
      return new DicomFile(syntax, dataSet(start, syntax));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    try {
      return FileChannel.open(file);
    } catch (AccessDeniedException e) { // its message is the path and nothing else
      throw Refusal.UNREADABLE.because("permission denied", e);
    }
  }

  private static long size(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size > Limits.FILE_BYTES) {
      throw Refusal.TOO_LARGE.because(size + " bytes are more than " + Limits.FILE_BYTES);
    }
    return size;
  }

  private static DicomInput dataSet(DicomInput start, TransferSyntax syntax) {
    return syntax.deflated() ? start.inflated(Limits.INFLATED_BYTES) : start;
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
   * Reads the compressed stream of a single frame: its fragments, joined.
   *
   * @param pixels how many the image has
   * @throws IOException if reading fails or the file ends too early
   */
  public byte[] readCompressed(int pixels) throws IOException {
    requireEncoding();
    long most = (long) pixels * Limits.COMPRESSED_BYTES_PER_PIXEL;
    return Fragments.join(in, most + Limits.COMPRESSED_OVERHEAD_BYTES);
  }

  /**
   * Reads the uncompressed pixels of a single frame.
   *
   * @param pixels how many the image has
   * @param bitsAllocated 8 or 16
   * @return the allocated bits of each pixel, row by row
   * @throws IOException if reading fails or the file ends too early
   */
  public short[] readNative(int pixels, int bitsAllocated) throws IOException {
    requireEncoding();
    long needed = (long) pixels * bitsAllocated / Byte.SIZE;
    if (pixelData.length() != needed && pixelData.length() != needed + (needed & 1)) {
      Refusal reason = pixelData.length() < needed ? Refusal.TRUNCATED : Refusal.MALFORMED;
      throw reason.because(
          Attribute.PIXEL_DATA, "has " + pixelData.length() + " bytes, the image needs " + needed);
    }
    return NativePixels.read(in, pixels, bitsAllocated, pixelOrder());
  }

  private void requireEncoding() {
    if (pixelData.undefinedLength() != transferSyntax.encapsulated()) {
      throw Refusal.MALFORMED.because(
          Attribute.PIXEL_DATA, "is not encoded as " + transferSyntax + " demands");
    }
  }

  private ByteOrder pixelOrder() {
    return pixelData.vr().equals("OW") ? transferSyntax.byteOrder() : ByteOrder.LITTLE_ENDIAN;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
