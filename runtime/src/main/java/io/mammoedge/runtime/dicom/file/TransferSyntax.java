package io.mammoedge.runtime.dicom.file;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;

/**
 * How a data set is encoded (PS3.5 section 10 and annex A).
 *
 * @param uid its UID
 * @param title its name in PS3.6
 * @param explicitVr whether elements carry their value representation
 * @param byteOrder of numbers and 16-bit pixels
 * @param deflated whether the data set is compressed as a whole
 * @param encapsulated whether the pixel data are fragments of a compressed stream
 */
public record TransferSyntax(
    String uid,
    String title,
    boolean explicitVr,
    ByteOrder byteOrder,
    boolean deflated,
    boolean encapsulated) {
  private static final String JPEG = "1.2.840.10008.1.2.4.";

  /** Implicit VR Little Endian. */
  public static final TransferSyntax IMPLICIT_LITTLE_ENDIAN =
      new TransferSyntax(
          "1.2.840.10008.1.2",
          "Implicit VR Little Endian",
          false,
          ByteOrder.LITTLE_ENDIAN,
          false,
          false);

  /** Explicit VR Little Endian. */
  public static final TransferSyntax EXPLICIT_LITTLE_ENDIAN =
      new TransferSyntax(
          "1.2.840.10008.1.2.1",
          "Explicit VR Little Endian",
          true,
          ByteOrder.LITTLE_ENDIAN,
          false,
          false);

  private static final TransferSyntax DEFLATED =
      new TransferSyntax(
          "1.2.840.10008.1.2.1.99",
          "Deflated Explicit VR Little Endian",
          true,
          ByteOrder.LITTLE_ENDIAN,
          true,
          false);

  private static final TransferSyntax BIG_ENDIAN =
      new TransferSyntax(
          "1.2.840.10008.1.2.2",
          "Explicit VR Big Endian",
          true,
          ByteOrder.BIG_ENDIAN,
          false,
          false);

  private static final Map<String, TransferSyntax> NATIVE =
      Map.of(
          IMPLICIT_LITTLE_ENDIAN.uid(), IMPLICIT_LITTLE_ENDIAN,
          EXPLICIT_LITTLE_ENDIAN.uid(), EXPLICIT_LITTLE_ENDIAN,
          DEFLATED.uid(), DEFLATED,
          BIG_ENDIAN.uid(), BIG_ENDIAN);

  private static final Map<String, String> ENCAPSULATED =
      Map.ofEntries(
          Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"),
          Map.entry(JPEG + "50", "JPEG Baseline"),
          Map.entry(JPEG + "51", "JPEG Extended"),
          Map.entry(JPEG + "57", "JPEG Lossless"),
          Map.entry(JPEG + "70", "JPEG Lossless, First-Order Prediction"),
          Map.entry(JPEG + "80", "JPEG-LS Lossless"),
          Map.entry(JPEG + "81", "JPEG-LS Near-Lossless"),
          Map.entry(JPEG + "90", "JPEG 2000 Lossless"),
          Map.entry(JPEG + "91", "JPEG 2000"),
          Map.entry(JPEG + "201", "High-Throughput JPEG 2000 Lossless"),
          Map.entry(JPEG + "202", "High-Throughput JPEG 2000 Lossless with RPCL"),
          Map.entry(JPEG + "203", "High-Throughput JPEG 2000"));

  /** Those that cannot be without loss. */
  private static final Set<String> LOSSY = Set.of(JPEG + "50", JPEG + "51");

  /** Those with and without loss. */
  private static final Set<String> PERHAPS_LOSSY = Set.of(JPEG + "81", JPEG + "91", JPEG + "203");

  /**
   * The transfer syntax of a UID. One that is not known is taken as encapsulated: every syntax
   * added to the standard is Explicit VR Little Endian with compressed pixels (PS3.5 A.4), so its
   * header can be read.
   */
  public static TransferSyntax of(String uid) {
    TransferSyntax uncompressed = NATIVE.get(uid);
    if (uncompressed != null) {
      return uncompressed;
    }
    String title = ENCAPSULATED.getOrDefault(uid, "an unknown transfer syntax");
    return new TransferSyntax(uid, title, true, ByteOrder.LITTLE_ENDIAN, false, true);
  }

  /** Whether the pixels are compressed with loss in any case. */
  public boolean lossy() {
    return LOSSY.contains(uid);
  }

  /** Whether some pixels are compressed with loss and some without. */
  public boolean perhapsLossy() {
    return PERHAPS_LOSSY.contains(uid);
  }

  @Override
  public String toString() {
    return title + " (" + Printable.plain(uid) + ")";
  }
}
