package io.mammoedge.runtime.store;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A release in the making: a hidden folder on the disk of its store, moved to its place in one
 * rename. What is not moved is deleted on closing. A killed process leaves its draft behind, which
 * no reader of a store looks at; once it is a day old, the next draft in the same folder deletes
 * it. Every method throws {@link UncheckedIOException} when the disk refuses.
 */
public final class ReleaseDraft implements AutoCloseable {
  /** How the names of drafts begin; no version does. */
  static final String PREFIX = ".draft-";

  private final Path directory;

  private ReleaseDraft(Path directory) {
    this.directory = directory;
  }

  /** An empty draft inside a folder, which is made where needed. */
  public static ReleaseDraft in(Path folder) {
    // Not createTempDirectory: the release would be readable by its publisher alone.
    Path directory = folder.resolve(PREFIX + UUID.randomUUID());
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StaleDrafts.deleteIn(folder);
    return new ReleaseDraft(directory);
  }

  /** Where to write. */
  public Path directory() {
    return directory;
  }

  /**
   * Brings every file to the disk and the draft to its place.
   *
   * @throws MammoEdgeException as {@link #requireNew}
   */
  public void moveTo(Path release) {
    requireNew(release);
    Path line = release.toAbsolutePath().getParent();
    try {
      force();
      Files.createDirectories(line);
      Files.move(directory, release, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.forceFolder(line);
    } catch (IOException e) {
      // Another publisher of the same version may have been quicker.
      requireNew(release);
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A release is never overwritten.
   *
   * @param release the folder of a version
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when it is there
   */
  public static void requireNew(Path release) {
    if (Files.exists(release, LinkOption.NOFOLLOW_LINKS)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, release + " exists already, and a release is never overwritten");
    }
  }

  private void force() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.toList()) {
        if (Files.isDirectory(path)) {
          AtomicFile.forceFolder(path);
        } else {
          forceFile(path);
        }
      }
    }
  }

  private static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void close() {
    if (Files.exists(directory)) {
      try {
        StaleDrafts.delete(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
