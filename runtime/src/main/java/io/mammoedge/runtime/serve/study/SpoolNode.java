package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.score.Scoring;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolRoom;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.watch.Regular;
import io.mammoedge.runtime.sr.StudyReport;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A node's spool and all that works on it. */
public final class SpoolNode implements AutoCloseable {
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final Spool spool;
  private final SpoolStore store;
  private final Studies studies;
  private final Regular housekeeping;

  private SpoolNode(Spool spool, SpoolStore store, Studies studies, Regular housekeeping) {
    this.spool = spool;
    this.store = store;
    this.studies = studies;
    this.housekeeping = housekeeping;
  }

  /**
   * Looks whether reports have words for what a release decides.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it names its classes otherwise
   */
  public static void requireReportable(Release release) {
    Manifest manifest = release.manifest();
    if (manifest.operatingPoint() != null && !manifest.classes().equals(StudyReport.DECISIONS)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s: its classes are %s, and reports can only say %s; serve it without --spool"
              .formatted(
                  release.title(),
                  Printable.of(String.join(", ", manifest.classes())),
                  String.join(", ", StudyReport.DECISIONS)));
    }
  }

  /**
   * Starts; what an earlier process left is gone on with as soon as a release is in use.
   *
   * @param slot with the release in use
   * @throws MammoEdgeException when another process uses the spool, or the disk refuses
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
    Regular housekeeping =
        Regular.every(
            BETWEEN_SWEEPS,
            BETWEEN_SWEEPS,
            "housekeeping",
            room::sweep,
            why -> notes.watcher().broke("spool", why));
    notes
        .metrics()
        .gauges(
            room::bytes,
            Arrays.stream(SpoolState.values()).map(SpoolState::folder).toList(),
            state -> spool.studies(SpoolState.valueOf(state.toUpperCase(Locale.ROOT))).size());
    return new SpoolNode(spool, store, studies, housekeeping);
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
    housekeeping.close();
    studies.close();
    spool.close();
  }
}
