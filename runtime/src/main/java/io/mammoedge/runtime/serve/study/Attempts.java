package io.mammoedge.runtime.serve.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Counts on the disk how often something has begun and not ended. An image that kills the process
 * each time would else be the first thing it does when it starts again, for ever.
 *
 * @param file with the count
 */
record Attempts(Path file) {
  /** More than a machine is switched off by accident within one image. */
  static final int MOST = 5;

  /** Begins once more; false where it has begun too often. */
  boolean begin() throws IOException {
    int count = count();
    if (count >= MOST) {
      return false;
    }
    Files.writeString(file, Integer.toString(count + 1));
    return true;
  }

  /** Whether it has begun before, and not ended. */
  boolean hasBegun() throws IOException {
    return count() > 0;
  }

  /** It has ended, or had not begun. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }

  private int count() throws IOException {
    try {
      String text = Files.readString(file).strip();
      return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
