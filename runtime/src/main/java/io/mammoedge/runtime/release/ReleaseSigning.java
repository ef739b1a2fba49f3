package io.mammoedge.runtime.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.trust.Signer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Puts a signature into a release; no other file changes, and {@code SHA256SUMS} leaves it out. */
public final class ReleaseSigning {
  private ReleaseSigning() {}

  /**
   * Signs a release that holds, in the format of OMS 1.0.
   *
   * @param path as for {@link Release#open(Path)}
   * @param signer whose signature it will be
   * @param replace whether another signature may be replaced, as when keys rotate
   * @return the release's root digest
   * @throws io.mammoedge.runtime.IntegrityException when the release does not hold
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when it is signed already
   */
  public static String sign(Path path, Signer signer, boolean replace) {
    ReleaseLocator.Located located = ReleaseLocator.locate(path);
    Path directory = located.directory();
    Path file = directory.resolve(ReleasePaths.SIGNATURE);
    if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, file + " exists already; --replace signs anew");
    }
    ReleaseVerifier verifier = new ReleaseVerifier(directory);
    Release release = located.required(verifier.verify(null));
    String subject = release.manifest().name() + "-" + release.manifest().version();
    AtomicFile.writeDurably(file, desk(directory), signer.sign(subject, verifier.sha256()));
    return release.seal().sha256();
  }

  /** Beside the release: whoever opens it meanwhile would refuse a file that is not listed. */
  private static Path desk(Path directory) {
    Path release = directory.toAbsolutePath().normalize();
    return release.getNameCount() == 0 ? release : release.getParent();
  }
}
