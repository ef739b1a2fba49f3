package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.trainer.dataset.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to publish.
 *
 * @param models model directories, averaged
 * @param id name and version
 * @param store directory of all releases
 * @param data where operating point and evidence are measured; without it the release has none
 * @param rule how the operating point is chosen
 * @param flips whose duty the 4-flip averaging is
 */
public record ExportRequest(
    List<Path> models,
    ReleaseId id,
    Path store,
    Optional<Dataset> data,
    OperatingRule rule,
    Flips flips) {
  /** Checks for nulls. */
  public ExportRequest {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("an export needs at least one model");
    }
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(store, "store is null");
    Objects.requireNonNull(data, "data is null");
    Objects.requireNonNull(rule, "rule is null");
    Objects.requireNonNull(flips, "flips is null");
  }

  /** Where the release will stand. */
  public Path target() {
    return store.resolve(id.name()).resolve(id.version());
  }

  /** Whether the runtime averages over the four flips. */
  boolean flipsAtRuntime() {
    return flips == Flips.RUNTIME;
  }
}
