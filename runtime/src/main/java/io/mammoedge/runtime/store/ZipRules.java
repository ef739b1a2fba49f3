package io.mammoedge.runtime.store;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.ReleasePaths;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which entries a zip file of one release may hold; nothing is written before all were looked at.
 */
final class ZipRules {
  private static final long MAX_EXPANDED = 4L << 30;

  /** Weights hardly shrink; text shrinks to a tenth. Zip bombs start at a thousandth. */
  private static final int MAX_RATIO = 100;

  private static final long ALWAYS_ALLOWED = 16 << 20;

  private final String source;

  private ZipRules(String source) {
    this.source = source;
  }

  /**
   * Checks all entries.
   *
   * @param bytes the size of the zip file
   * @return the folder in which the release is: empty, or with {@code /} at its end
   * @throws IntegrityException with the entry that is refused
   */
  static String check(List<ZipItem> items, long bytes, String source) {
    ZipRules rules = new ZipRules(source);
    items.forEach(rules::plain);
    rules.sizes(items, bytes);
    rules.unique(items);
    String folder = rules.folder(items);
    items.forEach(item -> rules.inside(item, folder));
    return folder;
  }

  private void plain(ZipItem item) {
    require(ReleasePaths.isSafe(item.path()), item, "is not an allowed path");
    require(!item.isEncrypted(), item, "is encrypted");
    require(item.isPlain(), item, "is a symbolic link or a device, which a release may not hold");
  }

  private void sizes(List<ZipItem> items, long bytes) {
    long expanded = items.stream().mapToLong(ZipItem::size).sum();
    if (expanded > MAX_EXPANDED || expanded > Math.max(ALWAYS_ALLOWED, bytes * MAX_RATIO)) {
      throw new IntegrityException(
          source + ": would expand to " + expanded + " bytes, more than a release can need");
    }
  }

  /** Also on file systems that take {@code a} and {@code A} for one name; no file is a folder. */
  private void unique(List<ZipItem> items) {
    Set<String> files = new HashSet<>();
    for (ZipItem item : items) {
      require(
          item.isDirectory() || files.add(item.path().toLowerCase(Locale.ROOT)),
          item,
          "comes twice");
    }
    for (ZipItem item : items) {
      String path = item.path().toLowerCase(Locale.ROOT);
      require(!item.isDirectory() || !files.contains(path), item, "is a file as well");
      for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
        require(!files.contains(path.substring(0, i)), item, "lies in a file");
      }
    }
  }

  private String folder(List<ZipItem> items) {
    List<String> names = items.stream().map(ZipItem::name).toList();
    if (names.contains(ReleasePaths.MANIFEST)) {
      return "";
    }
    String folder = names.isEmpty() ? "" : names.get(0).replaceFirst("/.*", "") + "/";
    if (!names.contains(folder + ReleasePaths.MANIFEST)) {
      throw new IntegrityException(
          source + ": no release: 'manifest.json' is neither at its top nor in its one folder");
    }
    return folder;
  }

  private void inside(ZipItem item, String folder) {
    require(item.name().startsWith(folder), item, "lies beside the release's folder");
  }

  private void require(boolean good, ZipItem item, String what) {
    if (!good) {
      throw new IntegrityException(source + ": entry '" + Printable.of(item.name()) + "' " + what);
    }
  }
}
