package io.mammoedge.archive.score;

import io.mammoedge.runtime.release.Manifest;
import java.io.Serializable;
import java.util.Objects;

/**
 * A release as rows name it.
 *
 * @param name such as {@code demo}
 * @param version such as {@code 1.0.0}
 * @param threshold its operating point, or null
 */
public record ReleaseTitle(String name, String version, Double threshold) implements Serializable {
  /** Checks for nulls. */
  public ReleaseTitle {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(version, "version is null");
  }

  /** Of a release. */
  public static ReleaseTitle of(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return new ReleaseTitle(
        manifest.name(), manifest.version(), point == null ? null : point.threshold());
  }
}
