package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.audit.AuditLog;
import io.mammoedge.runtime.audit.Transfer;
import io.mammoedge.runtime.serve.http.Watcher;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.SpoolMetrics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where it is written down what happens.
 *
 * @param audit of images, with keyed hashes
 * @param metrics of the spool
 * @param log of the node
 * @param watcher is told what breaks
 */
public record Notes(Optional<AuditLog> audit, SpoolMetrics metrics, NodeLog log, Watcher watcher) {
  /** Checks for nulls. */
  public Notes {
    Objects.requireNonNull(audit, "audit is null");
    Objects.requireNonNull(metrics, "metrics is null");
    Objects.requireNonNull(log, "log is null");
    Objects.requireNonNull(watcher, "watcher is null");
  }

  /** What happened to an image, for the audit log. */
  void tell(Transfer transfer, ServedRelease release, String sopInstanceUid) {
    tell(transfer, release.id().name(), release.id().version(), sopInstanceUid);
  }

  /** As above; the release may be gone. */
  void tell(Transfer transfer, String release, String version, String sopInstanceUid) {
    audit.ifPresent(log -> log.append(transfer, release, version, List.of(sopInstanceUid)));
  }

  /**
   * A study has come to an end.
   *
   * @param outcome in a word
   * @param folder its name in the spool, for who has to look; it names nobody
   * @param images of it
   * @param why it was given up, or null
   */
  void ended(String outcome, String folder, int images, String why) {
    metrics.ended(outcome);
    log.event(
        "study",
        "outcome",
        outcome,
        "images",
        images,
        "why",
        why,
        "folder",
        why == null ? null : folder);
  }
}
