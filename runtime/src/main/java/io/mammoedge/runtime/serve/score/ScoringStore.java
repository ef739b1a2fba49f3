package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.model.Slot;
import java.nio.file.Path;
import java.util.Optional;

/** Scores what a PACS sends; the result goes into the audit log and the metrics. */
public final class ScoringStore implements ObjectStore {
  private final Slot slot;
  private final Scoring scoring;

  /** Of the release in use. */
  public ScoringStore(Slot slot, Scoring scoring) {
    this.slot = slot;
    this.scoring = scoring;
  }

  @Override
  public int store(Path file) {
    Optional<Slot.Lease> leased = slot.lease();
    if (leased.isEmpty()) {
      return StoreStatus.OUT_OF_RESOURCES;
    }
    try (Slot.Lease lease = leased.get()) {
      return StoreStatus.of(scoring.score(lease.release(), file).result());
    } catch (HttpProblem e) {
      // No turn came in time.
      return StoreStatus.OUT_OF_RESOURCES;
    }
  }
}
