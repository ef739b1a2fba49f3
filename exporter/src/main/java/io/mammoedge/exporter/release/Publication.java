package io.mammoedge.exporter.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseFiles;
import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.store.Pointer;
import io.mammoedge.runtime.store.ReleaseDraft;
import java.nio.file.Path;

/** Writes a release beside its place, verifies it, and moves it there in one rename. */
final class Publication {
  private Publication() {}

  /**
   * Publishes.
   *
   * @return the release's directory
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when the version is there
   */
  static Path publish(ExportRequest request, ReleaseContent content) {
    Path target = request.target();
    ReleaseDraft.requireNew(target);
    try (ReleaseDraft draft = ReleaseDraft.in(target.getParent())) {
      Path directory = draft.directory();
      content.files().forEach((name, bytes) -> AtomicFile.write(directory.resolve(name), bytes));
      ReleaseFiles.writeManifest(directory, content.core());
      ReleaseFiles.writeSums(directory);
      request.signer().ifPresent(signer -> ReleaseSigning.sign(directory, signer, false));
      Release.open(directory);
      draft.moveTo(target);
    }
    Pointer.pointFirst(target);
    return target;
  }
}
