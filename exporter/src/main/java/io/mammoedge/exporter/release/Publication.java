package io.mammoedge.exporter.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes a release beside its place, verifies it, and moves it there in one rename. */
final class Publication {
  private Publication() {}

  /**
   * Publishes.
   *
   * @param files contents by relative path, all but manifest and sums
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when the version is there
   */
  static Path publish(Path target, Map<String, byte[]> files, Manifest core) throws IOException {
    requireNew(target);
    // Not createTempDirectory: the release would be readable by its publisher alone.
    Path draft = target.resolveSibling(".draft-" + UUID.randomUUID());
    try {
      Files.createDirectories(draft);
      files.forEach((name, bytes) -> AtomicFile.write(draft.resolve(name), bytes));
      ReleaseFiles.writeManifest(draft, core);
      ReleaseFiles.writeSums(draft);
      force(draft);
      Release.open(draft);
      requireNew(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(draft);
    }
    return target;
  }

  /** The first version of a line is its current one; later ones are promoted by a person. */
  static void pointFirst(Path release) {
    Path current = release.resolveSibling("current");
    if (!Files.exists(current)) {
      AtomicFile.write(current, release.getFileName() + "\n");
    }
  }

  static void requireNew(Path target) {
    if (Files.exists(target)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY,
          target
              + " is published already, and a release is never overwritten; choose another"
              + " --version");
    }
  }

  private static void force(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  private static void delete(Path draft) throws IOException {
    if (Files.exists(draft)) {
      try (Stream<Path> walk = Files.walk(draft)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
