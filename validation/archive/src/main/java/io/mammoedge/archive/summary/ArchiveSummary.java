package io.mammoedge.archive.summary;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * What the rows of one release say as a whole.
 *
 * @param release its name and version
 * @param all of the rows
 * @param parts by year, manufacturer, site, view and provider; the largest of each, then all others
 *     together
 * @param refusals how often each code; the most frequent ones, then all others together
 * @param warnings how often each, likewise
 */
public record ArchiveSummary(
    String release,
    PartSummary all,
    Map<String, List<PartSummary>> parts,
    Map<String, Long> refusals,
    Map<String, Long> warnings) {
  private static final List<String> PARTITIONS =
      List.of("year", "manufacturer", "site", "view", "provider");

  /** All that is read of a row, and so kept while it is; hashes of images would fill the disk. */
  private static final Column[] READ =
      Stream.concat(
              PARTITIONS.stream(),
              Stream.of("release", "version", "probability", "threshold", "refusal", "warnings"))
          .map(functions::col)
          .toArray(Column[]::new);

  private static final int MOST = 40;

  /**
   * Computes it in Spark.
   *
   * @param table rows of one release
   * @throws MammoEdgeException when there is no row
   */
  public static ArchiveSummary of(Dataset<Row> table) {
    Dataset<Row> rows = table.select(READ).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Row> any = rows.select("release", "version").limit(1).collectAsList();
      if (any.isEmpty()) {
        throw new MammoEdgeException(ExitCode.NO_USABLE_CASE, "the table has no rows");
      }
      Map<String, List<PartSummary>> parts = new LinkedHashMap<>();
      PARTITIONS.forEach(name -> parts.put(name, PartSummary.of(rows, name, MOST)));
      return new ArchiveSummary(
          any.get(0).getString(0) + " " + any.get(0).getString(1),
          PartSummary.all(rows),
          parts,
          counts(rows, col("refusal")),
          counts(rows, explode(col("warnings"))));
    } finally {
      rows.unpersist();
    }
  }

  private static Map<String, Long> counts(Dataset<Row> rows, Column column) {
    Dataset<Row> counted =
        rows.select(column.as("what")).filter(col("what").isNotNull()).groupBy("what").count();
    Map<String, Long> counts = new LinkedHashMap<>();
    List<Row> most =
        counted.orderBy(col("count").desc(), col("what")).limit(MOST + 1).collectAsList();
    most.stream().limit(MOST).forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    if (most.size() > MOST) {
      Row all = counted.agg(count(lit(1)), sum("count")).head();
      long shown = counts.values().stream().mapToLong(n -> n).sum();
      counts.put(Others.name(all.getLong(0) - MOST), all.getLong(1) - shown);
    }
    return counts;
  }
}
