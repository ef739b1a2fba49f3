package io.mammoedge.archive.table;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/**
 * What stays as it is while a table grows: the key behind its hashes, of which it keeps the
 * fingerprint; the archive's folder, of which it keeps the keyed hash; and the options with which
 * each release scores. Each is a small file in the folder {@code _settings}, which readers of
 * Parquet pass over. A run that ended before its first wave binds nobody.
 */
public final class TableSettings {
  private static final String KEY = "key";
  private static final String ROOT = "root";
  private static final String ANY_RELEASE = "";

  private final ArchiveTable table;

  /** Those of a table, which may not exist yet. */
  public TableSettings(ArchiveTable table) {
    this.table = table;
  }

  /** Whether there is nothing yet that was made with a key. */
  public boolean isNew() {
    return isFree(ANY_RELEASE);
  }

  private boolean isFree(String digest) {
    try {
      return !table.releases().hasWaves(digest);
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
      if (read(KEY).filter(kept -> !kept.equals(key.fingerprint())).isPresent()) {
        throw refusal(
            "was made with another key, and every file would be a new one; give its own with"
                + " --key");
      }
    } catch (IOException e) {
      throw ArchiveTable.unusable(e);
    }
  }

  /**
   * Refuses two tables that know no file in common.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when they were made with different keys
   */
  public void requireKeyOf(TableSettings other) {
    try {
      Optional<String> mine = read(KEY);
      Optional<String> theirs = other.read(KEY);
      if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            "%s and %s were made with different keys, so no file of one is known in the other: score"
                    .formatted(other.table.folder(), table.folder())
                + " one of them again, with the other's --key");
      }
    } catch (IOException e) {
      throw ArchiveTable.unusable(e);
    }
  }

  /**
   * Keeps the key and the archive's folder where none are kept yet; refuses others. Files are known
   * by their paths below that folder, so those of another one would look done.
   *
   * @param root the archive's folder
   * @param hasMoved whether the same archive may lie elsewhere now
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when the key or the folder are not those of
   *     an earlier run; ({@link ExitCode#EXISTS_ALREADY}) when another driver is at work
   */
  public void settleArchive(AuditKey key, String root, boolean hasMoved) {
    exclusively(
        () -> {
          if (!isNew()) {
            requireKey(key);
          }
          keep(KEY, key.fingerprint());
          settle(
              ROOT,
              key.file(root.isEmpty() ? "/" : root),
              hasMoved || isNew(),
              kept ->
                  "holds scores of another archive (another folder --in); add --moved where it is"
                      + " the same one, which now lies there");
        });
  }

  /**
   * Keeps the options with which a release scores where it has no rows yet; refuses others.
   *
   * @param digest of the release
   * @param options on which its results depend, as on a command line
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when the options are not those of an
   *     earlier run; ({@link ExitCode#EXISTS_ALREADY}) when another driver is at work
   */
  public void settleRelease(String digest, String options) {
    exclusively(
        () ->
            settle(
                digest,
                options,
                isFree(digest),
                kept ->
                    "holds scores of this release with other options; give them (%s)"
                        .formatted(kept)));
  }

  /** Work with files. */
  private interface Work {
    void run() throws IOException;
  }

  private void exclusively(Work work) {
    table.exclusively(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            throw ArchiveTable.unusable(e);
          }
          return null;
        });
  }

  private void settle(String name, String value, boolean isFree, UnaryOperator<String> otherwise)
      throws IOException {
    Optional<String> kept = read(name).filter(other -> !other.equals(value));
    if (kept.isPresent() && !isFree) {
      throw refusal(otherwise.apply(kept.get()));
    }
    keep(name, value);
  }

  private MammoEdgeException refusal(String why) {
    return new MammoEdgeException(
        ExitCode.USAGE, "%s: this table %s, or begin another table".formatted(table.folder(), why));
  }

  /**
   * What is kept; a run that was killed while it replaced that may have left the new value only.
   */
  private Optional<String> read(String name) throws IOException {
    Optional<String> kept = read(file(name));
    return kept.isPresent() ? kept : read(next(name));
  }

  private Optional<String> read(Path file) throws IOException {
    if (!table.files().exists(file)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = table.files().open(file)) {
      return Optional.of(text(in.readAllBytes()));
    }
  }

  /** Without the end of its line. */
  private static String text(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private void keep(String name, String value) throws IOException {
    if (read(name).filter(value::equals).isPresent()) {
      return;
    }
    Path file = file(name);
    if (!table.files().exists(file) && table.files().exists(next(name))) {
      table.renames().move(next(name), file);
    }
    Path part = new Path(table.work(), name);
    try (FSDataOutputStream out = table.files().create(part)) {
      out.write((value + "\n").getBytes(StandardCharsets.UTF_8));
    }
    table.renames().makeFolder(file.getParent());
    table.files().delete(next(name), false);
    table.renames().publish(part, next(name));
    // Not every file system renames onto a file.
    table.files().delete(file, false);
    table.renames().move(next(name), file);
  }

  private Path next(String name) {
    return file(name + ".new");
  }

  private Path file(String name) {
    return new Path(new Path(table.folder(), "_settings"), name);
  }
}
