package io.mammoedge.archive.table;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Takes rows of refused files out of a table, so that these files are not done any more. */
public final class RefusedRows {
  private static final String REFUSAL = "refusal";

  private final ArchiveTable table;
  private final String digest;

  /**
   * Those of a release.
   *
   * @param digest of the release
   */
  public RefusedRows(ArchiveTable table, String digest) {
    this.table = table;
    this.digest = digest;
  }

  /**
   * Takes out all rows with these refusals, wave by wave; after a kill a wave has all of its rows,
   * or all but these.
   *
   * @param codes as in the column {@code refusal}
   * @return how many rows each code had, for those that had any
   * @throws MammoEdgeException when another driver writes to the table, or the disk refuses
   */
  public Map<String, Long> takeOut(Collection<String> codes) {
    return table.exclusively(
        () -> table.rows(digest).map(rows -> takeOut(rows, codes)).orElseGet(Map::of));
  }

  private Map<String, Long> takeOut(Dataset<Row> rows, Collection<String> codes) {
    Column matches =
        functions.coalesce(
            functions.col(REFUSAL).isInCollection(List.copyOf(codes)), functions.lit(false));
    List<Row> found = rows.filter(matches).groupBy(Columns.WAVE, REFUSAL).count().collectAsList();
    sums(found, Columns.WAVE)
        .forEach(
            (wave, count) ->
                keep(table.releases().wave(digest, wave), functions.not(matches), count));
    table.mend();
    return sums(found, REFUSAL);
  }

  private void keep(Path wave, Column kept, long less) {
    try {
      long left = ParquetRows.in(table.files(), wave) - less;
      if (left == 0) {
        // One rename will do, since what is there is cleared away.
        table.renames().move(wave, new Path(table.work(), wave.getName()));
        return;
      }
      List<Row> rows = table.releases().rowsOf(wave, kept);
      table.requireShared(rows.size(), left);
      table.replacement().replace(wave, table.write(rows));
    } catch (IOException e) {
      throw ArchiveTable.unusable(e);
    }
  }

  private static Map<String, Long> sums(List<Row> found, String column) {
    return found.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getAs(column),
                TreeMap::new,
                Collectors.summingLong(row -> row.getAs("count"))));
  }
}
