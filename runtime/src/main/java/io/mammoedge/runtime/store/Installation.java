package io.mammoedge.runtime.store;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.file.Path;

/**
 * A release that came as a zip file, in its place in a store.
 *
 * @param release as opened
 * @param current whether it became the current version of its line: the first one does
 */
public record Installation(Release release, boolean current) {
  /**
   * Unpacks beside the place, verifies, and moves in one rename: there is a whole release or none.
   *
   * @param zip of one release: its files at the top, or in one folder
   * @param store made where needed
   * @param trust whose signatures count; null to take what nobody has signed
   * @throws IntegrityException when the zip file or the release is refused
   * @throws io.mammoedge.runtime.MammoEdgeException as {@link ReleaseDraft#requireNew}
   * @throws java.io.UncheckedIOException when a disk refuses
   */
  public static Installation of(Path zip, Path store, TrustPolicy trust) {
    ReleaseZip opened = ReleaseZip.open(zip);
    try (ReleaseDraft draft = ReleaseDraft.in(store)) {
      opened.unpack(draft.directory());
      Release verified = verify(draft.directory(), trust, zip);
      Manifest manifest = verified.manifest();
      Path place = store.resolve(manifest.name()).resolve(manifest.version());
      draft.moveTo(place);
      boolean current = Pointer.pointFirst(place);
      return new Installation(new Release(place, manifest, verified.seal()), current);
    }
  }

  /** A message names the zip file, which a person has, not the draft. */
  private static Release verify(Path draft, TrustPolicy trust, Path zip) {
    try {
      return trust == null ? Release.open(draft) : Release.open(draft, trust);
    } catch (IntegrityException e) {
      throw new IntegrityException(e.getMessage().replace(draft.toString(), zip.toString()), e);
    }
  }
}
