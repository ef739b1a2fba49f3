package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.ReleaseChanges;
import io.mammoedge.runtime.store.Version;
import java.util.Optional;

/**
 * What a new version promises against the one before it: the major number says that a contract
 * changed, the minor one that scores may, the patch that only documents did.
 */
final class VersionRule {
  private VersionRule() {}

  /**
   * Refuses a version that promises more than is true.
   *
   * @param core of the manifest to be published
   */
  static void check(ExportRequest request, Manifest core) {
    Version version = Version.parse(request.id().version());
    Line line = new Line(request.store().resolve(request.id().name()));
    Optional<Manifest> before = line.before(version);
    if (before.isEmpty()) {
      return;
    }
    ReleaseChanges changes = ReleaseChanges.between(before.get(), core);
    Version.Step needed = changes.step();
    Version.Step taken = version.stepFrom(Version.parse(before.get().version()));
    if (taken.compareTo(needed) < 0) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          String.format(
              "version %s after %s says that %s, but these changed: %s; choose a new %s number",
              core.version(),
              before.get().version(),
              taken.promise(),
              changes.words(),
              needed.word()));
    }
  }
}
