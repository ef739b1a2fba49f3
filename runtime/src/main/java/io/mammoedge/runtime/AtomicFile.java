package io.mammoedge.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are either whole or not there: written beside their place, then moved into it. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes {@code content} to {@code file}, replacing what was there; makes its folder where
   * needed.
   *
   * @throws MammoEdgeException ({@link ExitCode#IO}) when the disk refuses
   */
  public static void write(Path file, byte[] content) {
    write(file, content, false);
  }

  /** As above, in UTF-8. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * As {@link #write(Path, byte[])}, and on the disk when it returns: for what took hours to make.
   */
  public static void writeDurably(Path file, byte[] content) {
    write(file, content, true);
  }

  /** What a file shall hold, written piece by piece. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** As {@link #write(Path, byte[])}, for what does not fit into memory twice. */
  public static void write(Path file, Content content) {
    write(file, content, false);
  }

  /** As {@link #writeDurably(Path, byte[])}, for what does not fit into memory twice. */
  public static void writeDurably(Path file, Content content) {
    write(file, content, true);
  }

  /**
   * As {@link #writeDurably(Path, byte[])}, for a folder that may hold nothing else, not even for a
   * moment: the unfinished file stands in another one.
   *
   * @param desk a folder on the same disk
   */
  public static void writeDurably(Path file, Path desk, byte[] content) {
    write(file, desk, channel -> writeAll(channel, content), true);
  }

  /**
   * Brings what was made, replaced or renamed in a folder to the disk, where the platform can:
   * Windows opens no folders.
   */
  public static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Then a crash may undo the last change, but leaves no half of one.
      return;
    }
  }

  /**
   * As {@link #forceFolder}, for what somebody is promised.
   *
   * @throws IOException when the disk refuses
   */
  public static void requireFolder(Path folder) throws IOException {
    if (File.separatorChar == '\\') {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void write(Path file, byte[] content, boolean durably) {
    write(file, channel -> writeAll(channel, content), durably);
  }

  private static void writeAll(WritableByteChannel channel, byte[] content) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(content);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private static void write(Path file, Content content, boolean durably) {
    write(file, file.toAbsolutePath().getParent(), content, durably);
  }

  private static void write(Path file, Path desk, Content content, boolean durably) {
    Path place = file.toAbsolutePath();
    // Not createTempFile: that would leave a file which only its owner can read.
    Path part = desk.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(place.getParent());
      try {
        fill(part, content, durably);
        Files.move(
            part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      if (durably) {
        forceFolder(place.getParent());
      }
    } catch (IOException e) {
      String why = "%s: cannot be written (%s); check the disk".formatted(file, e.getMessage());
      throw new MammoEdgeException(ExitCode.IO, why, e);
    }
  }

  private static void fill(Path part, Content content, boolean durably) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      content.writeTo(channel);
      if (durably) {
        channel.force(true);
      }
    }
  }
}
