package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.audit.AuditLog;
import io.mammoedge.runtime.serve.http.Watcher;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.SpoolMetrics;
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
}
