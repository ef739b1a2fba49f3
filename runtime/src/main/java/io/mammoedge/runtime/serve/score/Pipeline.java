package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.score.Ahead;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Turns;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Scores files one after another. While one has its turn the next is read, if memory has a place
 * that nobody waits for; else it is read when it is due. For one thread.
 */
public final class Pipeline implements AutoCloseable {
  private final Scoring scoring;
  private final Capacity capacity;
  private final ServedRelease release;
  private final Ahead<Read> ahead = new Ahead<>();
  private Optional<Turns.Turn> placeAhead = Optional.empty();

  /**
   * A file that was read.
   *
   * @param file or why it is none
   * @param nanos that reading took
   */
  record Read(FileRead file, long nanos) {}

  Pipeline(Scoring scoring, Capacity capacity, ServedRelease release) {
    this.scoring = scoring;
    this.capacity = capacity;
    this.release = release;
  }

  /**
   * A probability or a refusal, and what is made of it.
   *
   * @param file the one that was read ahead, if any was
   * @param next is asked where there is room for the file that comes next; empty where none is to
   *     be read ahead
   * @param use what is made of the result while its image is there
   * @throws io.mammoedge.runtime.serve.http.HttpProblem 503 when no turn comes in time
   */
  public <T> T score(Path file, Supplier<Optional<Path>> next, Function<Scored, T> use) {
    long asked = System.nanoTime();
    Turns.Turn place = place();
    try {
      long waited = System.nanoTime() - asked;
      Read read = ahead.isBegun() ? ahead.take() : read(file);
      requireSame(file, read);
      begin(next);
      return scoring.score(release, read, waited, use);
    } finally {
      place.close();
    }
  }

  /** A probability must not go to the image of another. */
  private static void requireSame(Path file, Read read) {
    if (!read.file().file().equals(file)) {
      throw new IllegalArgumentException("another file was read ahead");
    }
  }

  /** That of the file which was read ahead goes over to it. */
  private Turns.Turn place() {
    Turns.Turn place = placeAhead.orElseGet(capacity.memory()::take);
    placeAhead = Optional.empty();
    return place;
  }

  private Read read(Path file) {
    long begun = System.nanoTime();
    FileRead read = release.scorer().read(file);
    return new Read(read, System.nanoTime() - begun);
  }

  private void begin(Supplier<Optional<Path>> next) {
    placeAhead = capacity.memory().takeIfFree();
    if (placeAhead.isPresent()) {
      next.get().ifPresentOrElse(file -> ahead.begin(() -> read(file)), this::giveBack);
    }
  }

  private void giveBack() {
    placeAhead.ifPresent(Turns.Turn::close);
    placeAhead = Optional.empty();
  }

  /** Gives up the file that is read ahead; its thread has ended when this returns. */
  @Override
  public void close() {
    ahead.close();
    giveBack();
  }
}
