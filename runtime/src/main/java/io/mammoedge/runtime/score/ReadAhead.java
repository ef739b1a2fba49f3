package io.mammoedge.runtime.score;

import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Reads files in their order: while one is scored the next is decoded, and none beyond it. What
 * reading throws is thrown where that file is due; the file after it comes next.
 */
public final class ReadAhead implements Iterator<FileRead>, AutoCloseable {
  private final Iterator<Path> files;
  private final Function<Path, FileRead> reader;
  private final Ahead<FileRead> ahead = new Ahead<>();

  /**
   * Begins to read the first file.
   *
   * @param reader such as {@link Scorer#read}; called for one file at a time
   */
  public ReadAhead(Iterable<Path> files, Function<Path, FileRead> reader) {
    this.files = files.iterator();
    this.reader = reader;
    begin();
  }

  private void begin() {
    if (files.hasNext()) {
      Path file = files.next();
      ahead.begin(() -> reader.apply(file));
    }
  }

  @Override
  public boolean hasNext() {
    return ahead.isBegun() || files.hasNext();
  }

  /**
   * The next file, waiting for it where it is not read yet; the one after it is begun.
   *
   * @throws MammoEdgeException when interrupted
   */
  @Override
  public FileRead next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no file is left");
    }
    if (!ahead.isBegun()) {
      begin();
    }
    FileRead read = ahead.take();
    begin();
    return read;
  }

  /** Gives up the file that is being read, and waits until nobody holds it open. */
  @Override
  public void close() {
    ahead.close();
  }
}
