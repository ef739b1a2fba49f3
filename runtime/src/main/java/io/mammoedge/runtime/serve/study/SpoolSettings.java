package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.serve.deliver.Destination;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a node receives images.
 *
 * @param root folder of the spool
 * @param limits what it may take
 * @param quiet a study is complete when no image of it came for this long
 * @param heatMaps whether these go to the PACS, too
 * @param destination of reports; without one they stay in the spool
 */
public record SpoolSettings(
    Path root,
    SpoolLimits limits,
    Duration quiet,
    boolean heatMaps,
    Optional<Destination> destination) {
  /** Checks for nulls. */
  public SpoolSettings {
    Objects.requireNonNull(root, "root is null");
    Objects.requireNonNull(limits, "limits is null");
    Objects.requireNonNull(quiet, "quiet is null");
    Objects.requireNonNull(destination, "destination is null");
  }
}
