package io.mammoedge.runtime.store;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.CurrentFile;
import io.mammoedge.runtime.release.ReleasePaths;
import io.mammoedge.runtime.store.History.Entry;
import io.mammoedge.runtime.store.History.Verb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.Optional;

/**
 * Which version of a line is in use: the file {@code current}, which the runtime follows, and the
 * file {@code history}, a line a change ({@code 2026-11-26T02:00:00Z promote 1.1.0}). Promotions
 * pile up; a rollback takes the topmost one off. The history is written first: if only that
 * succeeds, the old version stays in use, and the next change replaces the entry.
 *
 * <p>Reading throws {@link io.mammoedge.runtime.IntegrityException} where one of the two is not
 * such a file.
 *
 * @param line directory of the release line
 */
public record Pointer(Path line) {
  /**
   * The first version of a line is in use at once; later ones are promoted by a person.
   *
   * @param release folder of a version
   * @return whether it came into use
   */
  public static boolean pointFirst(Path release) {
    Path current = release.resolveSibling(ReleasePaths.CURRENT);
    if (Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    AtomicFile.writeDurably(current, text(release.getFileName() + "\n"));
    return true;
  }

  /** The version in use, if there is one. */
  public Optional<Version> current() {
    return CurrentFile.read(line).map(Version::parse);
  }

  /** Puts a version into use. It should have been verified. */
  public void promote(Version version) {
    write(Verb.PROMOTE, version);
  }

  /**
   * The version that a rollback would put into use: the one before the last promotion. Where
   * somebody wrote {@code current} by hand, it is the one that was promoted last.
   *
   * @throws MammoEdgeException if there is none
   */
  public Version previous() {
    Deque<Version> promoted = history().promoted();
    if (Optional.ofNullable(promoted.peek()).equals(current())) {
      promoted.poll();
    }
    return Optional.ofNullable(promoted.peek())
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE, line + ": no version was in use before the current one"));
  }

  /**
   * Puts an earlier version into use again.
   *
   * @param verified {@link #previous}, verified since
   */
  public void rollback(Version verified) {
    write(Verb.ROLLBACK, verified);
  }

  private void write(Verb verb, Version version) {
    History history = history().and(Entry.of(now(), verb, version));
    AtomicFile.writeDurably(line.resolve(ReleasePaths.HISTORY), text(history.text()));
    AtomicFile.writeDurably(CurrentFile.in(line), text(version + "\n"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What came about. The first release of a line is put into use by its publication, which writes
   * no history. The last entry is none where {@code current} still says what was before it.
   */
  private History history() {
    History written = History.read(line.resolve(ReleasePaths.HISTORY));
    if (written.entries().isEmpty()) {
      return current()
          .map(first -> written.and(Entry.of(now(), Verb.PROMOTE, first)))
          .orElse(written);
    }
    return !isInUse(written) && isInUse(written.withoutLast()) ? written.withoutLast() : written;
  }

  private boolean isInUse(History history) {
    return Optional.ofNullable(history.promoted().peek()).equals(current());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
