package io.mammoedge.archive.table;

import io.mammoedge.runtime.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to a disk of this machine what the system still holds in memory. */
interface Disk {
  /** The disk itself. */
  Disk REAL =
      new Disk() {
        @Override
        public void forceFile(Path file) throws IOException {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }

        @Override
        public void forceFolder(Path folder) {
          AtomicFile.forceFolder(folder);
        }
      };

  /** The content of a file. */
  void forceFile(Path file) throws IOException;

  /** The names in a folder. */
  void forceFolder(Path folder) throws IOException;
}
