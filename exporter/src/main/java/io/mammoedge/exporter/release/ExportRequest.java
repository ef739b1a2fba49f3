package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.runtime.trust.Signer;
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
 * @param int8 whether there shall be an 8-bit variant; needs {@code data}
 * @param lineage parents and changes
 * @param signer signs the release, if it shall be signed
 */
public record ExportRequest(
    List<Path> models,
    ReleaseId id,
    Path store,
    Optional<Dataset> data,
    OperatingRule rule,
    Flips flips,
    Optional<Int8Request> int8,
    Lineage lineage,
    Optional<Signer> signer) {
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
    Objects.requireNonNull(lineage, "lineage is null");
    Objects.requireNonNull(signer, "signer is null");
    if (int8.isPresent() && data.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "--int8 needs --data: ranges come from training images, and parity is judged on others");
    }
  }

  /** Without an 8-bit variant, lineage and signature. */
  public ExportRequest(
      List<Path> models,
      ReleaseId id,
      Path store,
      Optional<Dataset> data,
      OperatingRule rule,
      Flips flips) {
    this(models, id, store, data, rule, flips, Optional.empty(), Lineage.NONE, Optional.empty());
  }

  /** Where the release will stand. */
  public Path target() {
    return store.resolve(id.name()).resolve(id.version());
  }

  /** Whether the score is the mean over the four flips. */
  boolean averagesFlips() {
    return flips != Flips.NONE;
  }
}
