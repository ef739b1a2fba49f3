package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.util.regex.Pattern;

/** Which relative paths, names and versions a release may hold. */
final class ReleasePaths {
  static final String MANIFEST = "manifest.json";
  static final String SUMS = "SHA256SUMS";
  static final String SIGNATURE = "signature.json";
  static final String CURRENT = "current";

  /** Letters, digits and a few marks: nothing a shell, a URL or another file system reads anew. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,127}");

  /** Semantic Versioning 2.0.0, without build metadata. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d{0,8})(\\.(0|[1-9]\\d{0,8})){2}(-[0-9A-Za-z][0-9A-Za-z.-]{0,63})?");

  private ReleasePaths() {}

  /** Whether every segment is plain: no {@code ..}, no root, no backslash, no control character. */
  static boolean isSafe(String path) {
    for (String segment : path.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean isName(String name) {
    return SEGMENT.matcher(name).matches();
  }

  static boolean isVersion(String version) {
    return VERSION.matcher(version).matches();
  }

  static String requireSafe(String path, String source) {
    if (!isSafe(path)) {
      throw new IntegrityException(
          source + ": '" + Printable.of(path) + "' is not an allowed path");
    }
    return path;
  }
}
