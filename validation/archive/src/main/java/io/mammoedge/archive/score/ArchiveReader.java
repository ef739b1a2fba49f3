package io.mammoedge.archive.score;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.IndexEntry;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.score.Ahead;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.Scorer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
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
  private final Ahead<ReadImage> ahead = new Ahead<>();

  ArchiveReader(List<String> files, Scorer scorer, Configuration hadoop) {
    this.scorer = scorer;
    this.hadoop = hadoop;
    this.names = files.iterator();
    begin();
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

  private void begin() {
    if (names.hasNext()) {
      String name = names.next();
      ahead.begin(() -> read(name));
    }
  }

  @Override
  public boolean hasNext() {
    return ahead.isBegun();
  }

  @Override
  public ReadImage next() {
    ReadImage read = ahead.take();
    begin();
    return read;
  }

  private ReadImage read(String name) {
    long start = System.nanoTime();
    IndexEntry[] entry = {IndexEntry.UNKNOWN};
    FileRead read = read(name, entry);
    return new ReadImage(name, read, entry[0], (System.nanoTime() - start) / 1e6);
  }

  private FileRead read(String name, IndexEntry[] entry) {
    return Defect.toRefusal(
        () -> ArchiveFiles.isRemote(name) ? fetched(name, entry) : onDisk(name, entry),
        ArchiveReader::refused);
  }

  private FileRead onDisk(String name, IndexEntry[] entry) {
    try {
      return read(LocalName.path(name), entry);
    } catch (InvalidPathException e) {
      return unreadable("this machine cannot have a file of that name", e);
    }
  }

  private static FileRead unreadable(String why, Exception cause) {
    return refused(Refusal.UNREADABLE.because(why, cause));
  }

  /** Of a refused file, nobody asks for the name. */
  static FileRead refused(RefusedImageException why) {
    return new FileRead(Path.of(""), null, why);
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
    try (ObjectCopy copy = ObjectCopy.of(name, hadoop)) {
      return read(copy.file(), entry);
    } catch (FileNotFoundException e) {
      return refused(Refusal.NOT_FOUND.because("there is no such object", e));
    } catch (IOException e) {
      return unreadable("the object cannot be read", e);
    }
  }

  @Override
  public void close() {
    ahead.close();
  }
}
