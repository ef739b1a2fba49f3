package io.mammoedge.archive.score;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files on this machine's disks, as text and back. A name is bytes: one that is no text,
 * or none in the locale of a process that a timer has started, is written as a URI of its bytes.
 */
final class LocalName {
  /** What such a URI begins with. */
  static final String SCHEME = "file:///";

  private static final char UNREADABLE = '\ufffd';

  private LocalName() {}

  /** The path as it is, where it comes back; otherwise a URI. */
  static String text(Path file) {
    String text = file.toString();
    return comesBack(text, file) ? text : file.toUri().toString();
  }

  private static boolean comesBack(String text, Path file) {
    try {
      return Path.of(text).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The file of a text.
   *
   * @throws InvalidPathException when this machine cannot have a file of that name
   */
  static Path path(String text) {
    return text.startsWith(SCHEME) ? Path.of(URI.create(text)) : Path.of(text);
  }

  /** The same for one file, whatever the locale it was listed in. */
  static String canonical(String text) {
    if (!text.startsWith(SCHEME)) {
      return text;
    }
    String path = URI.create(text).getPath();
    return path.indexOf(UNREADABLE) < 0 ? path : text;
  }
}
