package io.mammoedge.runtime.store;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A release's folder as a zip file, for boxes without a network. It is trusted in nothing. */
final class ReleaseZip {
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final List<ZipItem> items;
  private final String folder;

  private ReleaseZip(Path file, List<ZipItem> items) throws IOException {
    this.file = file;
    this.items = items;
    this.folder = ZipRules.check(items, Files.size(file), file.toString());
  }

  /**
   * Looks at every entry; nothing is written.
   *
   * @throws IntegrityException when an entry is refused, or the file is no zip file
   * @throws UncheckedIOException when it cannot be read
   */
  static ReleaseZip open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MammoEdgeException(ExitCode.USAGE, file + ": no such zip file of a release");
    }
    try {
      return new ReleaseZip(file, ZipDirectory.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Unpacks the release into an empty folder.
   *
   * @throws IntegrityException when the file is damaged, or an entry is not as large as it says
   * @throws UncheckedIOException when a disk refuses
   */
  void unpack(Path directory) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      require(zip.size() == items.size(), "its directory is ambiguous");
      for (ZipItem item : items) {
        unpack(zip, item, directory);
      }
    } catch (ZipException | EOFException e) {
      throw new IntegrityException(file + ": a damaged zip file (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(ZipFile zip, ZipItem item, Path directory) throws IOException {
    ZipEntry entry = zip.getEntry(item.name());
    require(entry != null && entry.getSize() == item.size(), "its directory is ambiguous");
    if (!item.isDirectory()) {
      Path target = directory.resolve(item.path().substring(folder.length()));
      Files.createDirectories(target.getParent());
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        copy(in, out, item);
      }
    }
  }

  /**
   * As many bytes as declared: what an entry says of itself was what its rules were asked about.
   */
  private void copy(InputStream in, OutputStream out, ZipItem item) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = item.size();
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      require(n <= left, "entry '" + item.name() + "' is larger than it says");
      out.write(chunk, 0, n);
      left -= n;
    }
    require(left == 0, "entry '" + item.name() + "' is smaller than it says");
  }

  private void require(boolean good, String what) {
    if (!good) {
      throw new IntegrityException(file + ": " + what);
    }
  }
}
