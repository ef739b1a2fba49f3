package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a site trusts. Where several entries are about the same key, each of them must hold: a
 * revocation in one file is not undone by another.
 *
 * @param keys at least one
 * @param revokedReleases may be empty
 */
public record TrustPolicy(List<TrustedKey> keys, List<RevokedRelease> revokedReleases) {
  /** Refuses a policy without keys, as a usage error. */
  public TrustPolicy {
    keys = List.copyOf(keys);
    revokedReleases = List.copyOf(revokedReleases);
    if (keys.isEmpty()) {
      throw new MammoEdgeException(ExitCode.USAGE, "no key is trusted: give one with --trust");
    }
  }

  /**
   * Reads a public key (PEM), a trust file (JSON), or a folder of both ({@code *.pem}, {@code
   * *.json}; hidden files are passed over).
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is not there, holds something else,
   *     an unknown key, or no public key at all
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static TrustPolicy load(Path path) {
    return TrustFolder.read(path);
  }

  /** The keys that a bundle's hint allows; all where it gives none. */
  List<TrustedKey> candidates(String hint) {
    return hint == null
        ? keys
        : keys.stream().filter(key -> key.fingerprint().equals(hint)).toList();
  }

  /** Why the signatures of a key do not count on a day; empty where they do. */
  Optional<String> refusal(TrustedKey signer, LocalDate day) {
    return keys.stream()
        .filter(key -> key.fingerprint().equals(signer.fingerprint()))
        .flatMap(key -> key.refusal(day).stream())
        .findFirst();
  }

  /** Why a release may not be used; empty where it may. */
  Optional<RevokedRelease> revocation(String sha256) {
    return revokedReleases.stream().filter(release -> release.sha256().equals(sha256)).findFirst();
  }
}
