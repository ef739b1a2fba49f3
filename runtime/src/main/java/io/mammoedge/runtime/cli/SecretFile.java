package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a bearer token. */
final class SecretFile {
  private static final int SHORTEST = 16;

  private SecretFile() {}

  /**
   * The token.
   *
   * @param option that named the file
   * @throws MammoEdgeException when it is too short to be a secret
   */
  static String read(String option, Path file) throws IOException {
    String line = Files.readString(file).lines().findFirst().orElse("").strip();
    if (line.length() < SHORTEST) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          option + " " + file + ": its first line has fewer than " + SHORTEST + " characters");
    }
    if (!line.matches("[!-~ ]+")) {
      throw new MammoEdgeException(
          ExitCode.USAGE, option + " " + file + ": a token is made of ASCII characters");
    }
    return line;
  }
}
