package io.mammoedge.runtime.serve.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps a spool within its limits: images that are done or refused go after their time, or before
 * it, the oldest first, where room is needed. What was said of them stays longer: it is small,
 * tells an image that comes again from a new one, and is in the report when one more view comes.
 * What has not been dealt with, or was given up, stays.
 */
public final class SpoolRoom {
  /** For results, reports, and whatever else wants to write to that disk. */
  private static final long RESERVE = 64L << 20;

  /** How long results stay after their images. */
  private static final Duration RESULTS = Duration.ofDays(90);

  private static final List<SpoolState> PASSING = List.of(SpoolState.DONE, SpoolState.REFUSED);

  /** After no room was found, it is not looked for again for so long. */
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(1);

  private final Spool spool;
  private final SpoolLimits limits;
  private final Clock clock;
  private final Consumer<IOException> trouble;
  private final Object searching = new Object();
  private long bytes;
  private Instant fullUntil = Instant.MIN;

  /**
   * Files of a study that may go.
   *
   * @param study in one state
   * @param files of it
   * @param since when it has not been touched
   */
  private record Passing(StudyFiles study, List<Path> files, Instant since) {}

  /**
   * Measures what is there.
   *
   * @param trouble is told of studies that cannot be looked at, or not be deleted
   */
  public SpoolRoom(Spool spool, SpoolLimits limits, Clock clock, Consumer<IOException> trouble) {
    this.spool = spool;
    this.limits = limits;
    this.clock = clock;
    this.trouble = trouble;
    sweep();
  }

  /** Bytes that the spool takes: as measured, and what was taken since. */
  public synchronized long bytes() {
    return bytes;
  }

  /**
   * Books the room for an object, if need be that of older ones.
   *
   * @param more its bytes, which are on this disk already
   * @return false where there is none
   */
  public boolean take(long more) {
    if (books(more)) {
      return true;
    }
    if (wasFull()) {
      return false;
    }
    synchronized (searching) {
      if (!books(more)) {
        makeRoom(more);
        return books(more) || isFullNow();
      }
      return true;
    }
  }

  private synchronized boolean books(long more) {
    boolean fits = fits(more);
    if (fits) {
      bytes += more;
    }
    return fits;
  }

  private synchronized boolean fits(long more) {
    return bytes + more <= limits.bytes() && spool.root().toFile().getUsableSpace() >= RESERVE;
  }

  private synchronized boolean wasFull() {
    return clock.instant().isBefore(fullUntil);
  }

  /** Always false, for who asked for room. */
  private synchronized boolean isFullNow() {
    fullUntil = clock.instant().plus(BETWEEN_SEARCHES);
    return false;
  }

  private synchronized void set(long measured) {
    bytes = measured;
  }

  private synchronized void give(long less) {
    bytes -= less;
  }

  /** Lets go what has had its time, and measures anew. */
  public void sweep() {
    Instant images = clock.instant().minus(limits.keep());
    Instant results = images.minus(RESULTS);
    synchronized (searching) {
      whole().filter(one -> one.since().isBefore(results)).forEach(this::delete);
      withoutResults().filter(one -> one.since().isBefore(images)).forEach(this::delete);
      set(measure());
    }
  }

  /** A twentieth more than is needed: the search is long, and the next object is on its way. */
  private void makeRoom(long more) {
    set(measure());
    long wanted = more + limits.bytes() / 20;
    Comparator<Passing> oldest = Comparator.comparing(Passing::since);
    Deque<Passing> next = new ArrayDeque<>(withoutResults().sorted(oldest).toList());
    while (!fits(wanted) && !next.isEmpty()) {
      delete(next.pop());
    }
  }

  private Stream<Passing> withoutResults() {
    return whole()
        .map(all -> new Passing(all.study(), passing(all), all.since()))
        .filter(one -> !one.files().isEmpty());
  }

  private static List<Path> passing(Passing study) {
    Set<Path> kept = Set.copyOf(study.study().kept());
    return study.files().stream().filter(file -> !kept.contains(file)).toList();
  }

  private Stream<Passing> whole() {
    return PASSING.stream()
        .flatMap(state -> spool.studies(state).stream().flatMap(study -> passing(study, state)));
  }

  private Stream<Passing> passing(String study, SpoolState state) {
    StudyFiles files = spool.files(state, study);
    try {
      return spool.changed(state, study).stream()
          .map(since -> new Passing(files, files.all(), since));
    } catch (UncheckedIOException e) {
      trouble.accept(e.getCause());
      return Stream.empty();
    }
  }

  private void delete(Passing old) {
    try {
      long size = FolderSize.of(old.study().folder());
      spool.delete(old.study(), old.files());
      give(size - FolderSize.of(old.study().folder()));
    } catch (IOException e) {
      trouble.accept(e);
    }
  }

  /** Without what is arriving: its room is asked for when it is there. */
  private long measure() {
    try {
      long sum = 0;
      for (SpoolState state : SpoolState.values()) {
        sum += FolderSize.of(spool.root().resolve(state.folder()));
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
