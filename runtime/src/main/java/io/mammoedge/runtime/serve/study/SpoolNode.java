package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.score.Scoring;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolRoom;
import io.mammoedge.runtime.serve.spool.SpoolState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A node's spool and all that works on it. */
public final class SpoolNode implements AutoCloseable {
  private static final long SECONDS_BETWEEN_SWEEPS = 60;

  private final Spool spool;
  private final SpoolStore store;
  private final Studies studies;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  private SpoolNode(Spool spool, SpoolStore store, Studies studies) {
    this.spool = spool;
    this.store = store;
    this.studies = studies;
  }

  /**
   * Starts; what an earlier process left is gone on with as soon as a release is in use.
   *
   * @param slot with the release in use
   * @throws io.mammoedge.runtime.MammoEdgeException when another process uses the spool, or the
   *     disk refuses
   */
  public static SpoolNode start(
      SpoolSettings settings, Limits limits, Slot slot, Scoring scoring, Notes notes) {
    Clock clock = Clock.systemUTC();
    Spool spool = Spool.open(settings.root());
    spool.desk().clear();
    SpoolRoom room =
        new SpoolRoom(spool, settings.limits(), clock, why -> notes.watcher().broke("spool", why));
    Optional<HeatMaps> heatMaps =
        settings.heatMaps() ? Optional.of(new HeatMaps(ZoneId.systemDefault())) : Optional.empty();
    StudyWork work =
        new StudyWork(
            spool,
            new StudyScoring(spool, scoring, heatMaps, notes, clock),
            new StudyReports(spool, ZoneId.systemDefault()),
            notes,
            clock);
    SpoolStore store = new SpoolStore(spool, room, slot, notes);
    Studies studies = new Studies(spool, slot, work, settings, limits.images(true), notes, clock);
    SpoolNode node = new SpoolNode(spool, store, studies);
    node.watch(room, notes);
    return node;
  }

  private void watch(SpoolRoom room, Notes notes) {
    notes
        .metrics()
        .gauges(
            room::bytes,
            Arrays.stream(SpoolState.values()).map(SpoolState::folder).toList(),
            state -> spool.studies(SpoolState.valueOf(state.toUpperCase(Locale.ROOT))).size());
    ScheduledFuture<?> unused =
        housekeeping.scheduleWithFixedDelay(
            () -> sweep(room, notes),
            SECONDS_BETWEEN_SWEEPS,
            SECONDS_BETWEEN_SWEEPS,
            TimeUnit.SECONDS);
  }

  private static void sweep(SpoolRoom room, Notes notes) {
    try {
      room.sweep();
    } catch (RuntimeException | Error e) {
      // The top of this thread: the clock would keep it for itself, and never sweep again.
      notes.watcher().broke("spool", e);
    }
  }

  /** Takes what is sent. */
  public ObjectStore store() {
    return store;
  }

  /** Where objects stand while they come. */
  public Desk desk() {
    return spool.desk();
  }

  @Override
  public void close() {
    housekeeping.shutdown();
    studies.close();
    spool.close();
  }
}
