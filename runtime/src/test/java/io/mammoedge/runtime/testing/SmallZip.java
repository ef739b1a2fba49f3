package io.mammoedge.runtime.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Writes zip files entry by entry (stored, APPNOTE 6.3.3), also such as no library would write. */
public final class SmallZip {
  private static final int MADE_ON_UNIX = 3 << 8 | 20;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * An entry.
   *
   * @param size as the central directory declares it
   * @param mode of the file on Unix
   */
  public record Entry(String name, byte[] content, long size, int flags, int mode) {
    byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    int crc() {
      CRC32 crc = new CRC32();
      crc.update(content);
      return (int) crc.getValue();
    }
  }

  /** A zip of a folder, as {@code zip -r} makes it, each name behind a prefix. */
  public static SmallZip of(Path folder, String prefix) {
    SmallZip zip = new SmallZip();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted().toList()) {
        String name = prefix + folder.relativize(path).toString().replace('\\', '/');
        if (Files.isRegularFile(path)) {
          zip.add(name, Files.readAllBytes(path));
        } else if (!name.isEmpty()) {
          String directory = name.endsWith("/") ? name : name + "/";
          zip.add(new Entry(directory, new byte[0], 0, 0, 040755));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip;
  }

  /** Adds a plain file. */
  public SmallZip add(String name, byte[] content) {
    return add(new Entry(name, content, content.length, 0, 0100644));
  }

  /** Adds a file of one byte. */
  public SmallZip add(String name) {
    return add(name, new byte[] {'x'});
  }

  /** Adds an entry. */
  public SmallZip add(Entry entry) {
    entries.add(entry);
    return this;
  }

  /** Writes the file. */
  public Path write(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      directory.writeBytes(central(entry, out.size()));
      directory.writeBytes(entry.nameBytes());
      out.writeBytes(local(entry));
      out.writeBytes(entry.nameBytes());
      out.writeBytes(entry.content);
    }
    byte[] end = end(directory.size(), out.size());
    out.writeBytes(directory.toByteArray());
    out.writeBytes(end);
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] local(Entry entry) {
    return header(
        0x04034b50,
        two(20),
        two(entry.flags),
        two(0),
        0,
        entry.crc(),
        entry.content.length,
        (int) entry.size,
        two(entry.nameBytes().length),
        two(0));
  }

  private static byte[] central(Entry entry, int offset) {
    return header(
        0x02014b50,
        two(MADE_ON_UNIX),
        two(20),
        two(entry.flags),
        two(0),
        0,
        entry.crc(),
        entry.content.length,
        (int) entry.size,
        two(entry.nameBytes().length),
        0,
        0,
        entry.mode << 16,
        offset);
  }

  private byte[] end(int size, int offset) {
    int count = entries.size();
    return header(0x06054b50, 0, two(count), two(count), size, offset, two(0));
  }

  private static Short two(int value) {
    return (short) value;
  }

  /** Little endian: a Short has two bytes, an Integer four. */
  private static byte[] header(Number... fields) {
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    for (Number field : fields) {
      if (field instanceof Short) {
        header.putShort(field.shortValue());
      } else {
        header.putInt(field.intValue());
      }
    }
    return Arrays.copyOf(header.array(), header.position());
  }
}
