package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.trust.KeyAlgorithm;
import io.mammoedge.runtime.trust.KeyFiles;
import io.mammoedge.runtime.trust.Signer;
import java.nio.file.Path;

/** Fresh keys and signed releases. */
public final class SmallKeys {
  private SmallKeys() {}

  /** A pair of keys in a new folder. */
  public static KeyFiles create(Path folder) {
    return KeyFiles.create(folder, KeyAlgorithm.ECDSA_P256);
  }

  /** A {@link SmallRelease} in a store, signed. */
  public static Path signedRelease(Path store, KeyFiles key) {
    Path release = SmallRelease.write(store);
    ReleaseSigning.sign(release, Signer.load(key.privateKey()), false);
    return release;
  }
}
