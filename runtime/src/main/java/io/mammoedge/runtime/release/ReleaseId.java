package io.mammoedge.runtime.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;

/**
 * A release to be made: its line and its version, both safe as folder names.
 *
 * @param name letters, digits and {@code . _ + -}
 * @param version Semantic Versioning 2.0.0, without build metadata
 */
public record ReleaseId(String name, String version) {
  /** Refuses what may not be a folder of a store, as a usage error. */
  public ReleaseId {
    if (!ReleasePaths.isName(name)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "release name '"
              + Printable.of(name)
              + "' must be made of letters, digits, '.', '_', '+' and '-'");
    }
    requireVersion(version);
  }

  /**
   * The text, if it is a version.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) if not
   */
  public static String requireVersion(String version) {
    if (!ReleasePaths.isVersion(version)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "version '" + Printable.of(version) + "' is not a semantic version such as 1.0.0");
    }
    return version;
  }
}
