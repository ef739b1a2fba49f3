package io.mammoedge.runtime.store;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.ReleasePaths;
import io.mammoedge.runtime.release.SmallFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was put into use, oldest first.
 *
 * @param entries may be empty
 */
record History(List<Entry> entries) {
  /** Copies the list. */
  History {
    entries = List.copyOf(entries);
  }

  /** How a version came into use. */
  enum Verb {
    PROMOTE,
    ROLLBACK;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One change.
   *
   * @param time of it, as written
   * @param verb what was asked for
   * @param version in use from then on
   */
  record Entry(String time, Verb verb, Version version) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (promote|rollback) (\\S+)");

    static Entry of(Instant time, Verb verb, Version version) {
      return new Entry(time.toString(), verb, version);
    }

    private static Entry read(String line, Path source) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !ReleasePaths.isVersion(matcher.group(3))) {
        throw new IntegrityException(source + ": '" + Printable.of(line) + "' is not understood");
      }
      return new Entry(
          matcher.group(1),
          Verb.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
          Version.parse(matcher.group(3)));
    }

    private String text() {
      return time + " " + verb.word() + " " + version + "\n";
    }
  }

  /**
   * Reads a file; one that is not there is empty.
   *
   * @throws IntegrityException when it is not such a file
   */
  static History read(Path file) {
    return new History(
        SmallFile.textOrEmpty(file).lines().map(line -> Entry.read(line, file)).toList());
  }

  /** As it stands in the file. */
  String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.text()));
    return text.toString();
  }

  /** With one change more. */
  History and(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new History(more);
  }

  /** Without the last change, which must be there. */
  History withoutLast() {
    return new History(entries.subList(0, entries.size() - 1));
  }

  /** The promotions that no rollback has taken off, latest first. */
  Deque<Version> promoted() {
    Deque<Version> stack = new ArrayDeque<>();
    for (Entry entry : entries) {
      if (entry.verb() == Verb.ROLLBACK) {
        while (!stack.isEmpty() && !entry.version().equals(stack.peek())) {
          stack.pop();
        }
      }
      if (!entry.version().equals(stack.peek())) {
        stack.push(entry.version());
      }
    }
    return stack;
  }
}
