package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.store.Change;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.ReleaseChanges;
import io.mammoedge.runtime.store.Version;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a new version promises against the one before it: the major number says that a contract
 * changed, the minor one that scores may, the patch that only documents did.
 */
final class VersionRule {
  private VersionRule() {}

  /** What can be told before anything was measured. */
  private static final Set<String> KNOWN_BEFORE =
      Set.of(
          "classes", "network", "weights", "trained size", "intensity", "preprocessing", "flips");

  /**
   * As {@link #check}, before hours of work and a look at the test split, as far as that can be
   * told.
   */
  static void checkBefore(ExportRequest request, ManifestAssembly assembly, GoldenImages golden) {
    Manifest core = assembly.core(Proof.NONE, Optional.empty(), golden, true);
    check(request, core, change -> KNOWN_BEFORE.contains(change.what()));
  }

  /**
   * Refuses a version that promises more than is true.
   *
   * @param core of the manifest to be published
   */
  static void check(ExportRequest request, Manifest core) {
    check(request, core, change -> true);
  }

  private static void check(ExportRequest request, Manifest core, Predicate<Change> known) {
    Version version = Version.parse(request.id().version());
    Line line = new Line(request.store().resolve(request.id().name()));
    Optional<Manifest> before = line.before(version);
    if (before.isEmpty()) {
      return;
    }
    ReleaseChanges changes =
        new ReleaseChanges(
            ReleaseChanges.between(before.get(), core).changes().stream().filter(known).toList());
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
