package io.mammoedge.exporter.release;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.release.Release;
import java.nio.file.Path;

/** How a release names the one that it was fine-tuned from. */
public final class Parents {
  private Parents() {}

  /**
   * Name, version and digest, such as {@code demo 1.0.0 sha256:…} (of its {@code SHA256SUMS}, which
   * covers every file).
   *
   * @throws io.mammoedge.runtime.IntegrityException when the parent is damaged
   */
  public static String name(Path release) {
    Release parent = Release.open(release);
    return parent.title() + " sha256:" + Digests.sha256(parent.directory().resolve("SHA256SUMS"));
  }
}
