package io.mammoedge.exporter.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseDraft;
import io.mammoedge.runtime.release.ReleaseFiles;
import io.mammoedge.runtime.release.ReleaseStore;
import java.nio.file.Path;
import java.util.Map;

/** Writes a release beside its place, verifies it, and moves it there in one rename. */
final class Publication {
  private Publication() {}

  /**
   * Publishes.
   *
   * @param files contents by relative path, all but manifest and sums
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when the version is there
   */
  static Path publish(Path target, Map<String, byte[]> files, Manifest core) {
    ReleaseStore.requireNew(target);
    try (ReleaseDraft draft = ReleaseDraft.in(target.getParent())) {
      files.forEach((name, bytes) -> AtomicFile.write(draft.directory().resolve(name), bytes));
      ReleaseFiles.writeManifest(draft.directory(), core);
      ReleaseFiles.writeSums(draft.directory());
      Release.open(draft.directory());
      draft.moveTo(target);
    }
    ReleaseStore.pointFirst(target);
    return target;
  }
}
