package io.mammoedge.archive.score;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.IndexEntry;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.ReadAhead;
import io.mammoedge.runtime.score.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads the files of a task, the next one while one is scored. What lies on this machine's disks is
 * read there; what is an object of another file system is copied to a temporary file first, which
 * is gone once its pixels are in memory.
 */
final class ArchiveReader implements Iterator<ArchiveReader.ReadImage>, AutoCloseable {
  private final Scorer scorer;
  private final Configuration hadoop;
  private final Iterator<String> names;
  private final ReadAhead reads;

  /** The reader's thread writes what the header said and how long it took, in order. */
  private final Queue<Beside> beside = new ConcurrentLinkedQueue<>();

  private final Queue<String> toRead;

  ArchiveReader(List<String> files, Scorer scorer, Configuration hadoop) {
    this.scorer = scorer;
    this.hadoop = hadoop;
    this.names = files.iterator();
    this.toRead = new ConcurrentLinkedQueue<>(files);
    // Its paths only count: what is read stands in the queue, since not all names are paths here.
    this.reads = new ReadAhead(files.stream().map(name -> Path.of("")).toList(), any -> read());
  }

  /**
   * A file of the archive, read.
   *
   * @param name as the archive has it
   * @param read a mammogram or a refusal
   * @param entry what its header files it under; unknown where the file is damaged
   * @param milliseconds that it took
   */
  record ReadImage(String name, FileRead read, IndexEntry entry, double milliseconds) {}

  private record Beside(IndexEntry entry, double milliseconds) {}

  @Override
  public boolean hasNext() {
    return reads.hasNext();
  }

  @Override
  public ReadImage next() {
    FileRead read = reads.next();
    Beside its = beside.remove();
    return new ReadImage(names.next(), read, its.entry(), its.milliseconds());
  }

  private FileRead read() {
    long start = System.nanoTime();
    String name = toRead.remove();
    IndexEntry[] entry = {IndexEntry.UNKNOWN};
    FileRead read;
    if (ArchiveFiles.isRemote(name)) {
      read = fetched(name, entry);
    } else {
      read = onDisk(name, entry);
    }
    beside.add(new Beside(entry[0], (System.nanoTime() - start) / 1e6));
    return read;
  }

  private FileRead onDisk(String name, IndexEntry[] entry) {
    try {
      return read(Path.of(name), entry);
    } catch (InvalidPathException e) {
      return unreadable(Path.of(""), "this machine cannot have a file of that name", e);
    }
  }

  private static FileRead unreadable(Path file, String why, Exception cause) {
    return new FileRead(file, null, new RefusedImageException("UNREADABLE", why, cause));
  }

  private FileRead read(Path file, IndexEntry[] entry) {
    try {
      entry[0] = MammogramReader.index(file);
    } catch (RefusedImageException e) {
      // Said once more, and better, by whoever reads the image.
      entry[0] = IndexEntry.UNKNOWN;
    }
    return scorer.read(file);
  }

  private FileRead fetched(String name, IndexEntry[] entry) {
    Path copy = temporary();
    try {
      org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(name);
      try (InputStream object = there.getFileSystem(hadoop).open(there)) {
        Files.copy(object, copy, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        return unreadable(copy, "the object cannot be read", e);
      }
      return read(copy, entry);
    } finally {
      delete(copy);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("mammoedge-archive-", ".dcm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reads.close();
  }
}
