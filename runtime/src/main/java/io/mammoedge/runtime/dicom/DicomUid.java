package io.mammoedge.runtime.dicom;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Unique identifiers: UUIDs under the root 2.25 (DICOM PS3.5 B.2), which need no registration. */
public final class DicomUid {
  /** Implementation Class UID (0002,0012) of the files this program writes. */
  public static final String IMPLEMENTATION_CLASS = of("io.mammoedge implementation class 1");

  /** Explicit VR Little Endian. */
  public static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

  /** Secondary Capture Image Storage. */
  public static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

  /** Digital Mammography X-Ray Image Storage - For Presentation. */
  public static final String MAMMOGRAPHY_FOR_PRESENTATION = "1.2.840.10008.5.1.4.1.1.1.2";

  private static final int MOST = 64;

  private DicomUid() {}

  /** Whether text is a UID: numbers and dots, 1 to 64 characters (PS3.5 section 9.1). */
  public static boolean isWellFormed(String text) {
    return text.length() <= MOST && text.matches("[0-9]+(\\.[0-9]+)*");
  }

  /**
   * The UID of a name: always the same one for the same name.
   *
   * @return at most 44 characters: a version 8 UUID (RFC 9562, section 5.8) of the SHA-256 of the
   *     name in UTF-8, as one decimal number after {@code 2.25.}
   */
  public static String of(String name) {
    byte[] uuid = Arrays.copyOf(sha256(name), 16);
    uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x80);
    uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
    return "2.25." + new BigInteger(1, uuid);
  }

  private static byte[] sha256(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
