package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A list of files, a path a line. On a disk of this machine a name is bytes, so a line is the bytes
 * that it is made of, whether they are text or not.
 */
final class PathList {
  private final String name;
  private final Resolution resolution;

  /** Brings lines to the one spelling of their files. */
  interface Resolution {
    /**
     * The path of a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    String path(byte[] line) throws IOException;
  }

  /**
   * A list.
   *
   * @param name of it, for messages
   */
  PathList(String name, Resolution resolution) {
    this.name = name;
    this.resolution = resolution;
  }

  /**
   * Tells the path of every line that is not blank.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when a line is no path
   */
  void forEach(InputStream in, Consumer<String> found) throws IOException {
    // ISO 8859-1 has a character for each byte, and ends of lines where UTF-8 has them.
    LineNumberReader lines =
        new LineNumberReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        found.accept(path(line, lines.getLineNumber()));
      }
    }
  }

  private String path(String line, int number) throws IOException {
    try {
      return resolution.path(line.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "%s: line %d is no path".formatted(name, number), e);
    }
  }
}
