package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.util.regex.Pattern;

/** Which relative paths, names and versions a release may hold. */
public final class ReleasePaths {
  /** What the release says of itself. */
  public static final String MANIFEST = "manifest.json";

  /** Every file's digest. */
  public static final String SUMS = "SHA256SUMS";

  /** Who made it; not every release has one. */
  public static final String SIGNATURE = "signature.json";

  /** Beside the versions of a line: which of them is in use. */
  public static final String CURRENT = "current";

  /** Beside it: which were, and since when. */
  public static final String HISTORY = "history";

  /** Letters, digits and a few marks: nothing a shell, a URL or another file system reads anew. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,127}");

  /** Semantic Versioning 2.0.0, section 9: a number has no leading zeros. */
  private static final String IDENTIFIER = "(0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)";

  /** Semantic Versioning 2.0.0, without build metadata. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d{0,8})(\\.(0|[1-9]\\d{0,8})){2}(-ID(\\.ID)*)?".replace("ID", IDENTIFIER));

  private static final int LONGEST_VERSION = 96;

  private ReleasePaths() {}

  /** Whether every segment is plain: no {@code ..}, no root, no backslash, no control character. */
  public static boolean isSafe(String path) {
    for (String segment : path.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it may be the name of a line, or of a file. */
  public static boolean isName(String name) {
    return SEGMENT.matcher(name).matches();
  }

  /** Whether it is a semantic version without build metadata, and not endless. */
  public static boolean isVersion(String version) {
    return version.length() <= LONGEST_VERSION && VERSION.matcher(version).matches();
  }

  static String requireSafe(String path, String source) {
    if (!isSafe(path)) {
      throw new IntegrityException(
          source + ": '" + Printable.of(path) + "' is not an allowed path");
    }
    return path;
  }
}
