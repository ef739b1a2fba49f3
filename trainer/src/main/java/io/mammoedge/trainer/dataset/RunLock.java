package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Keeps a second run out of a data set that is being written; a killed run holds no lock. */
final class RunLock {
  private RunLock() {}

  /**
   * Does the work while holding the lock of a data set.
   *
   * @throws MammoEdgeException when another run has it, or the folder cannot be written
   */
  static <T> T holding(Path dataset, Supplier<T> work) {
    Path file = dataset.resolve(PreparedStore.RECORDS).resolve("lock");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (!locks(channel)) {
          throw new MammoEdgeException(
              ExitCode.EXISTS_ALREADY, dataset + ": another run is writing here; wait for it");
        }
        return work.get();
      }
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, dataset + ": cannot be written", e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }
}
