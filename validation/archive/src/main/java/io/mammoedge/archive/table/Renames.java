package io.mammoedge.archive.table;

import io.mammoedge.archive.spark.HadoopPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Renames that outlast a loss of power: on a disk of this machine content is forced before the name
 * that it gets, and the name after it. HDFS keeps names in a journal of its own, and content on
 * several machines.
 */
final class Renames {
  private final FileSystem files;
  private final Disk disk;

  Renames(FileSystem files, Disk disk) {
    this.files = files;
    this.disk = disk;
  }

  private Optional<java.nio.file.Path> onDisk(Path path) {
    return new HadoopPlace(files, path).onDisk();
  }

  /** Makes a folder where there is none yet. */
  void makeFolder(Path folder) throws IOException {
    if (!files.exists(folder)) {
      files.mkdirs(folder);
      forceNames(folder.getParent());
    }
  }

  /** Gives a new file, or a folder of new files, its place, at which there is nothing. */
  void publish(Path part, Path place) throws IOException {
    Optional<java.nio.file.Path> onDisk = onDisk(part);
    if (onDisk.isPresent()) {
      forceContent(onDisk.get());
    }
    move(part, place);
  }

  /** Gives what was published another place, at which there is nothing. */
  void move(Path from, Path to) throws IOException {
    rename(from, to);
    forceNames(to.getParent());
    forceNames(from.getParent());
  }

  private void rename(Path from, Path to) throws IOException {
    Optional<java.nio.file.Path> folder = onDisk(from).filter(Files::isDirectory);
    if (folder.isPresent()) {
      // Where a disk refuses, Hadoop would copy: a reader might see half of it.
      java.nio.file.Path there = onDisk(to).orElseThrow();
      Files.move(folder.get(), there, StandardCopyOption.ATOMIC_MOVE);
    } else if (!files.rename(from, to)) {
      throw new IOException(from.getName() + " cannot be renamed");
    }
  }

  private void forceNames(Path folder) throws IOException {
    Optional<java.nio.file.Path> onDisk = onDisk(folder);
    if (onDisk.isPresent()) {
      disk.forceFolder(onDisk.get());
    }
  }

  private void forceContent(java.nio.file.Path part) throws IOException {
    if (!Files.isDirectory(part)) {
      forceFile(part);
      // Hadoop refuses a file whose checksum is not the one beside it.
      forceFile(part.resolveSibling("." + part.getFileName() + ".crc"));
      return;
    }
    for (java.nio.file.Path file : list(part)) {
      forceFile(file);
    }
    disk.forceFolder(part);
  }

  private void forceFile(java.nio.file.Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      disk.forceFile(file);
    }
  }

  private static List<java.nio.file.Path> list(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
