package io.mammoedge.archive.bench;

import io.mammoedge.archive.table.ParquetRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * One run of {@code archive score}.
 *
 * @param seconds from its start to its end
 * @param rate images a second from its first commit to its last: without the start, which an
 *     archive pays once; 0 where there was one commit only
 */
public record ArchiveRun(double seconds, double rate) {
  /**
   * Of a run that has made a table.
   *
   * @param table its folder, of one release
   * @throws IOException when it cannot be read
   */
  static ArchiveRun of(double seconds, Path table) throws IOException {
    FileSystem files = FileSystem.getLocal(new Configuration());
    Map<Long, Long> rows = new TreeMap<>();
    for (Path wave : waves(table)) {
      long images = ParquetRows.in(files, new org.apache.hadoop.fs.Path(wave.toUri()));
      rows.merge(Files.getLastModifiedTime(wave).toMillis(), images, Long::sum);
    }
    return new ArchiveRun(seconds, rate(new TreeMap<>(rows)));
  }

  private static double rate(TreeMap<Long, Long> rows) {
    if (rows.size() < 2) {
      return 0;
    }
    long after = rows.tailMap(rows.firstKey(), false).values().stream().mapToLong(n -> n).sum();
    return after * 1000.0 / (rows.lastKey() - rows.firstKey());
  }

  /** A wave's folder keeps the time at which its file was finished in it. */
  private static List<Path> waves(Path table) throws IOException {
    try (Stream<Path> all = Files.walk(table, 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("wave="))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
