package io.mammoedge.runtime.store;

import io.mammoedge.runtime.IntegrityException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the central directory of a zip file (APPNOTE 6.3.3, 4.3.12 and 4.3.16). Java's reader does
 * not say which entries are symbolic links. Neither comment nor prefix nor ZIP64 is taken: there is
 * only one way to read what is left.
 */
final class ZipDirectory {
  static final int MOST_ENTRIES = 1000;

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int MAX_BYTES = 1 << 20;
  private static final long UNSIGNED = 0xffffffffL;

  private final FileChannel file;
  private final String source;

  private ZipDirectory(FileChannel file, String source) {
    this.file = file;
    this.source = source;
  }

  /**
   * Reads all entries.
   *
   * @throws IntegrityException when it is no such file
   */
  static List<ZipItem> read(Path zip) throws IOException {
    try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
      return new ZipDirectory(file, zip.toString()).read();
    }
  }

  private List<ZipItem> read() throws IOException {
    long start = file.size() - END_BYTES;
    require(start >= 0, "not a zip file");
    ByteBuffer end = bytes(start, END_BYTES);
    require(end.getInt(0) == END, "not a zip file, or one with a comment: make it with zip -r");
    int entries = end.getShort(10) & 0xffff;
    require(entries <= MOST_ENTRIES, "holds more than " + MOST_ENTRIES + " entries");
    long size = end.getInt(12) & UNSIGNED;
    long offset = end.getInt(16) & UNSIGNED;
    boolean whole = end.getInt(4) == 0 && (end.getShort(8) & 0xffff) == entries;
    require(whole && size <= MAX_BYTES && offset + size == start, "its directory is damaged");
    return entries(bytes(offset, (int) size), entries);
  }

  private List<ZipItem> entries(ByteBuffer directory, int count) {
    List<ZipItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(entry(directory));
    }
    require(!directory.hasRemaining(), "its directory is damaged");
    return items;
  }

  private ZipItem entry(ByteBuffer directory) {
    int at = directory.position();
    require(directory.remaining() >= ENTRY_BYTES, "its directory is damaged");
    require(directory.getInt(at) == ENTRY, "its directory is damaged");
    int nameBytes = directory.getShort(at + 28) & 0xffff;
    int more = (directory.getShort(at + 30) & 0xffff) + (directory.getShort(at + 32) & 0xffff);
    int bytes = ENTRY_BYTES + nameBytes + more;
    require(bytes <= directory.remaining(), "its directory is damaged");
    byte[] name = new byte[nameBytes];
    directory.get(at + ENTRY_BYTES, name);
    directory.position(at + bytes);
    return new ZipItem(
        new String(name, StandardCharsets.ISO_8859_1),
        directory.getShort(at + 8) & 0xffff,
        directory.getInt(at + 24) & UNSIGNED,
        directory.getInt(at + 38) >>> 16);
  }

  private ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    int read;
    do {
      read = file.read(bytes, position + bytes.position());
    } while (read >= 0 && bytes.hasRemaining());
    require(!bytes.hasRemaining(), "shorter than it was");
    return bytes.flip();
  }

  private void require(boolean good, String what) {
    if (!good) {
      throw new IntegrityException(source + ": " + what);
    }
  }
}
