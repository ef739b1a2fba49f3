package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.Digests;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;

/** One digest for all files of a release (OMS 1.0, section 6.5.1). */
public final class RootDigest {
  private RootDigest() {}

  /**
   * The SHA-256 of all digests, as raw bytes, in the order of the files' names.
   *
   * @param digests SHA-256 by path, every file but the signature
   */
  public static String of(SortedMap<String, String> digests) {
    return of(digests.values());
  }

  /** As above, in the order of a list that came signed. */
  static String of(Collection<String> digests) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    digests.forEach(digest -> raw.writeBytes(HexFormat.of().parseHex(digest)));
    return Digests.sha256(raw.toByteArray());
  }
}
