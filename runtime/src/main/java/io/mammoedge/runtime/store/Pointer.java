package io.mammoedge.runtime.store;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of a line is in use: the file {@code current}, which the runtime follows, and the
 * file {@code history}, a line a change ({@code 2026-11-26T02:00:00Z promote 1.1.0}). Promotions
 * pile up; a rollback takes the topmost one off. The history is written first: if only that
 * succeeds, the old version stays in use, and promoting again mends it.
 *
 * @param line directory of the release line
 */
public record Pointer(Path line) {
  private static final Pattern ENTRY = Pattern.compile("\\S+ (promote|rollback) (\\S+)");

  /** The version in use, if there is one. */
  public Optional<Version> current() {
    Path file = line.resolve("current");
    return Files.isRegularFile(file)
        ? Optional.of(Version.parse(read(file).strip()))
        : Optional.empty();
  }

  /** Puts a version into use. It should have been verified. */
  public void promote(Version version) {
    write("promote", version);
  }

  /**
   * The version that a rollback would put into use: the one before the last promotion.
   *
   * @throws MammoEdgeException if there is none
   */
  public Version previous() {
    Deque<Version> promoted = promoted();
    promoted.poll();
    return Optional.ofNullable(promoted.peek())
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE, line + ": no version was in use before the current one"));
  }

  /** Puts {@link #previous} into use. */
  public void rollback() {
    write("rollback", previous());
  }

  private void write(String verb, Version version) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Path history = line.resolve("history");
    String before = Files.isRegularFile(history) ? read(history) : beginning(now);
    AtomicFile.write(history, before + entry(now, verb, version));
    AtomicFile.write(line.resolve("current"), version + "\n");
  }

  /** The first release of a line is put into use by its publication. */
  private String beginning(Instant now) {
    return current().map(first -> entry(now, "promote", first)).orElse("");
  }

  private static String entry(Instant time, String verb, Version version) {
    return time + " " + verb + " " + version + "\n";
  }

  /** Latest first. A store that has no history yet begins with its current version. */
  private Deque<Version> promoted() {
    Deque<Version> stack = new ArrayDeque<>();
    for (String entry : entries()) {
      Matcher matcher = ENTRY.matcher(entry);
      if (!matcher.matches()) {
        throw new IntegrityException(
            line.resolve("history") + ": '" + Printable.of(entry) + "' is not understood");
      }
      Version version = Version.parse(matcher.group(2));
      if (matcher.group(1).equals("rollback")) {
        stack.poll();
      } else if (!version.equals(stack.peek())) {
        stack.push(version);
      }
    }
    current().filter(current -> stack.isEmpty()).ifPresent(stack::push);
    return stack;
  }

  private List<String> entries() {
    Path history = line.resolve("history");
    return Files.isRegularFile(history) ? read(history).lines().toList() : List.of();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
