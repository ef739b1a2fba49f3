package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that scores, as a user names it.
 *
 * @param paths one release, one scores table, or one or several trained models, which are averaged
 * @param options variant and provider, where it is a release
 * @param trust whose signatures count, where it is a release
 */
public record RoadSpec(List<Path> paths, ScoreOptions options, Optional<TrustPolicy> trust) {
  /** Checks that only models come in numbers. */
  public RoadSpec {
    paths = List.copyOf(paths);
    Objects.requireNonNull(options, "options is null");
    Objects.requireNonNull(trust, "trust is null");
    if (paths.size() != 1 && !paths.stream().allMatch(RoadSpec::isModel)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "several models are averaged, but only one release or table is taken");
    }
  }

  boolean isTable() {
    return Files.isRegularFile(paths.get(0));
  }

  boolean isModel() {
    return isModel(paths.get(0));
  }

  private static boolean isModel(Path path) {
    return Files.isRegularFile(path.resolve("model.json"));
  }

  boolean isRelease() {
    return !isTable() && !isModel();
  }

  Release open() {
    Path path = paths.get(0);
    return trust.isPresent() ? Release.open(path, trust.get()) : Release.open(path);
  }
}
