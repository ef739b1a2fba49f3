package io.mammoedge.runtime.serve.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
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

  private final Spool spool;
  private final SpoolLimits limits;
  private final Clock clock;
  private long bytes;

  /**
   * Files of a study that may go.
   *
   * @param study in one state
   * @param files of it
   * @param since when it has not been touched
   */
  private record Passing(StudyFiles study, List<Path> files, Instant since) {}

  /** Measures what is there. */
  public SpoolRoom(Spool spool, SpoolLimits limits, Clock clock) {
    this.spool = spool;
    this.limits = limits;
    this.clock = clock;
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
  public synchronized boolean take(long more) {
    if (!fits(more)) {
      makeRoom(more);
    }
    boolean fits = fits(more);
    if (fits) {
      bytes += more;
    }
    return fits;
  }

  private boolean fits(long more) {
    return bytes + more <= limits.bytes() && spool.root().toFile().getUsableSpace() >= RESERVE;
  }

  /** Lets go what has had its time, and measures anew. */
  public synchronized void sweep() {
    Instant images = clock.instant().minus(limits.keep());
    Instant results = images.minus(RESULTS);
    whole().filter(one -> one.since().isBefore(results)).forEach(this::delete);
    withoutResults().filter(one -> one.since().isBefore(images)).forEach(this::delete);
    bytes = measure();
  }

  private void makeRoom(long more) {
    bytes = measure();
    Comparator<Passing> oldest = Comparator.comparing(Passing::since);
    Deque<Passing> next = new ArrayDeque<>(withoutResults().sorted(oldest).toList());
    while (!fits(more) && !next.isEmpty()) {
      delete(next.pop());
    }
  }

  private Stream<Passing> withoutResults() {
    return whole()
        .map(all -> new Passing(all.study(), images(all), all.since()))
        .filter(one -> !one.files().isEmpty());
  }

  private static List<Path> images(Passing study) {
    Set<Path> results = Set.copyOf(study.study().results());
    return study.files().stream().filter(file -> !results.contains(file)).toList();
  }

  private Stream<Passing> whole() {
    return PASSING.stream()
        .flatMap(state -> spool.studies(state).stream().flatMap(study -> passing(study, state)));
  }

  private Stream<Passing> passing(String study, SpoolState state) {
    StudyFiles files = spool.files(state, study);
    return spool.changed(state, study).stream()
        .map(since -> new Passing(files, files.all(), since));
  }

  private void delete(Passing old) {
    try {
      long size = size(old.study().folder());
      spool.delete(old.study(), old.files());
      bytes -= size - size(old.study().folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long measure() {
    try {
      return size(spool.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files come and go meanwhile. */
  private static long size(Path folder) throws IOException {
    long[] sum = new long[1];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path passed, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }
}
