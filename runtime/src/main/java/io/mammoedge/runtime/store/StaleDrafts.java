package io.mammoedge.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What killed exports and installations left in a store: drafts into which nothing was put for a
 * day. A younger one may be that of somebody who is still at work.
 */
final class StaleDrafts {
  private static final Duration OLD = Duration.ofDays(1);

  private StaleDrafts() {}

  /** Deletes those in a folder, as far as the disk allows: they are in nobody's way. */
  static void deleteIn(Path folder) {
    Instant before = Instant.now().minus(OLD);
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(folder, ReleaseDraft.PREFIX + "*")) {
      for (Path draft : drafts) {
        if (Files.isDirectory(draft, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
          delete(draft);
        }
      }
    } catch (IOException | UncheckedIOException ignored) {
      // Another publisher may be deleting the same ones, or they belong to somebody else.
    }
  }

  /** Deletes a folder with all that is in it; links are deleted, not followed. */
  static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
