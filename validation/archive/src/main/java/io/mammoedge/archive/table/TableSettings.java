package io.mammoedge.archive.table;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/**
 * What stays as it is while a table grows: the key behind its hashes, of which it keeps the
 * fingerprint, and the options with which each release scores. Each is a small file in the folder
 * {@code _settings}, which readers of Parquet pass over.
 */
public final class TableSettings {
  private static final String KEY = "key";

  private final ArchiveTable table;

  /** Those of a table, which may not exist yet. */
  public TableSettings(ArchiveTable table) {
    this.table = table;
  }

  /** Whether there is nothing yet that was made with a key. */
  public boolean isNew() {
    try {
      return read(KEY).isEmpty() && table.releases().isEmpty();
    } catch (IOException e) {
      throw ArchiveTable.unusable(e);
    }
  }

  /**
   * Refuses a key that is not the one behind the table's hashes.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is another one
   */
  public void requireKey(AuditKey key) {
    try {
      require(
          KEY,
          key.fingerprint(),
          "was made with another key, and every file would be a new one; give its own with --key");
    } catch (IOException e) {
      throw ArchiveTable.unusable(e);
    }
  }

  /**
   * Keeps key and options where none are kept yet; refuses others.
   *
   * @param digest of the release
   * @param options on which its results depend, as on a command line
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when the key or the options are not those
   *     of an earlier run; ({@link ExitCode#EXISTS_ALREADY}) when another driver is at work
   */
  public void settle(AuditKey key, String digest, String options) {
    table.exclusively(
        () -> {
          requireKey(key);
          try {
            keep(KEY, key.fingerprint());
            require(digest, options, "holds scores of this release with other options; give them");
            keep(digest, options);
          } catch (IOException e) {
            throw ArchiveTable.unusable(e);
          }
          return null;
        });
  }

  private void require(String name, String value, String otherwise) throws IOException {
    Optional<String> kept = read(name);
    if (kept.isPresent() && !kept.get().equals(value)) {
      String which = name.equals(KEY) ? "" : " (" + kept.get() + ")";
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s: this table %s%s, or begin another table"
              .formatted(table.folder(), otherwise, which));
    }
  }

  private Optional<String> read(String name) throws IOException {
    Path file = file(name);
    if (!table.files().exists(file)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = table.files().open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  private void keep(String name, String value) throws IOException {
    Path file = file(name);
    if (table.files().exists(file)) {
      return;
    }
    Path part = new Path(table.work(), name);
    try (FSDataOutputStream out = table.files().create(part)) {
      out.write((value + "\n").getBytes(StandardCharsets.UTF_8));
    }
    table.files().mkdirs(file.getParent());
    if (!table.files().rename(part, file)) {
      throw new IOException("a setting cannot be renamed");
    }
  }

  private Path file(String name) {
    return new Path(new Path(table.folder(), "_settings"), name);
  }
}
