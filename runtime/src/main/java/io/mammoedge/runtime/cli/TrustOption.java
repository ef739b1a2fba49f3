package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleasePlace;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that use a release: whose signatures count, where it is given. */
public final class TrustOption {
  @Option(
      names = "--trust",
      paramLabel = "KEY",
      description =
          "Refuse a release that none of these keys has signed: a public key (PEM), a trust file"
              + " (JSON), or a folder of them.")
  private Path trust;

  /** Whose signatures count; empty where the option is not given. */
  public Optional<TrustPolicy> policy() {
    return Optional.ofNullable(trust).map(TrustPolicy::load);
  }

  boolean given() {
    return trust != null;
  }

  /** Opens and verifies; the signature where the option is given. */
  public Release open(Path release) {
    return policy()
        .map(trusted -> Release.open(release, trusted))
        .orElseGet(() -> Release.open(release));
  }

  /** As above, and it must be what its line's and its version's names say. */
  Release open(ReleasePlace place) {
    return Release.open(place, policy().orElse(null));
  }
}
