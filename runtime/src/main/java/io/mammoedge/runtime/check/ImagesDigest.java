package io.mammoedge.runtime.check;

import io.mammoedge.runtime.Digests;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * One digest of all images of a cohort, so that none can be exchanged unnoticed: the SHA-256 of a
 * text that holds, a line for each image in the order of the table, the SHA-256 of its file in 64
 * hexadecimal digits. It is what {@code sha256sum FILE… | cut -c 1-64 | sha256sum} says. A file
 * that cannot be read stands there as 64 zeros.
 */
final class ImagesDigest {
  private static final String UNREADABLE = "0".repeat(64);

  private final MessageDigest lines = Digests.newSha256();

  /** Adds the next image. */
  void add(Path file) {
    lines.update((sha256(file) + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Of all that were added; to be called once. */
  String sha256() {
    return Digests.hex(lines.digest());
  }

  private static String sha256(Path file) {
    try {
      return Files.isRegularFile(file) ? Digests.sha256(file) : UNREADABLE;
    } catch (UncheckedIOException e) {
      return UNREADABLE;
    }
  }
}
