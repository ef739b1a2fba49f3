package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files that nobody has vouched for and that have no reason to be large: no link is followed. */
public final class SmallFile {
  private static final int MAX_BYTES = 8 << 20;

  private SmallFile() {}

  /**
   * The whole content.
   *
   * @throws IntegrityException when it is a link, a folder, a device, or large
   * @throws UncheckedIOException when it cannot be read
   */
  public static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IntegrityException(file + ": is not a plain file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IntegrityException(file + ": larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same in UTF-8; what is not becomes the replacement character. */
  public static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** As {@link #text}; empty where nothing has that name. */
  public static String textOrEmpty(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? text(file) : "";
  }
}
