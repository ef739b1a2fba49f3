package io.mammoedge.runtime.sr;

import java.util.Objects;

/**
 * Which release speaks.
 *
 * @param name of the release line
 * @param version semantic version
 * @param digest SHA-256 of the release, 64 lower-case hexadecimal digits
 */
public record ReleaseId(String name, String version, String digest) {
  /**
   * Checks the digest.
   *
   * @throws IllegalArgumentException where it is none
   */
  public ReleaseId {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(version, "version is null");
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + digest);
    }
  }

  /** Name and version. */
  String words() {
    return name + " " + version;
  }
}
