package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Release;
import java.nio.file.Path;

/** How a release names the one that it was fine-tuned from. */
public final class Parents {
  private Parents() {}

  /**
   * Name, version and root digest, such as {@code demo 1.0.0 sha256:…}: the digest that {@code
   * verify} prints, a signature covers, and a revocation names.
   *
   * @throws io.mammoedge.runtime.IntegrityException when the parent is damaged
   */
  public static String name(Path release) {
    Release parent = Release.open(release);
    return parent.title() + " sha256:" + parent.seal().sha256();
  }
}
