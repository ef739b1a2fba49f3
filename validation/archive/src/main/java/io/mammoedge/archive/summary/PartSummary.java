package io.mammoedge.archive.summary;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One part of a table.
 *
 * @param value what its rows have in common
 * @param scored rows with a probability
 * @param refused rows without
 * @param malignant rows called malignant at the operating point; null where no row has one
 * @param mean of the probabilities; null where none was scored
 * @param quartiles of the probabilities, to within a thousandth of the rows; empty where none was
 *     scored
 * @param histogram how many probabilities lie in each of {@value #BINS} bins of equal width
 */
public record PartSummary(
    String value,
    long scored,
    long refused,
    Long malignant,
    Double mean,
    List<Double> quartiles,
    List<Long> histogram) {
  /** Of the histogram. */
  public static final int BINS = 20;

  private static final int ACCURACY = 1000;
  private static final String PART = "part";
  private static final String UNKNOWN = "unknown";

  /** Copies the lists. */
  public PartSummary {
    quartiles = List.copyOf(quartiles);
    histogram = List.copyOf(histogram);
  }

  /**
   * One a value of a column, those with most rows, by name; all further ones together are the last.
   *
   * @param column such as {@code year}
   * @param most how many values have a part of their own
   */
  static List<PartSummary> of(Dataset<Row> table, String column, int most) {
    Dataset<Row> named = table.withColumn(PART, coalesce(col(column).cast("string"), lit(UNKNOWN)));
    List<PartSummary> largest = measured(named, col(PART), most + 1);
    List<PartSummary> shown =
        largest.stream().limit(most).sorted(Comparator.comparing(PartSummary::value)).toList();
    return largest.size() == shown.size()
        ? shown
        : Stream.concat(shown.stream(), Stream.of(others(named, shown))).toList();
  }

  /** All rows together. */
  static PartSummary all(Dataset<Row> table) {
    return measured(table, lit("all"), 1).get(0);
  }

  private static PartSummary others(Dataset<Row> named, List<PartSummary> shown) {
    Dataset<Row> others =
        named.filter(
            not(col(PART).isInCollection(shown.stream().map(PartSummary::value).toList())));
    long values = others.select(PART).distinct().count();
    return measured(others, lit(Others.name(values)), 1).get(0);
  }

  /** The largest parts, those with most rows first. */
  private static List<PartSummary> measured(Dataset<Row> table, Column part, int most) {
    return table
        .groupBy(part.as(PART))
        .agg(count(lit(1)).as("rows"), measures())
        .orderBy(col("rows").desc(), col(PART))
        .limit(most)
        .collectAsList()
        .stream()
        .map(PartSummary::read)
        .toList();
  }

  private static Column[] measures() {
    Column p = col("probability");
    Column threshold = col("threshold");
    return Stream.concat(
            Stream.of(
                count(p).as("scored"),
                // A release names its classes as it likes. Without an operating point it is null.
                sum(when(p.geq(threshold), 1L).when(p.lt(threshold), 0L)).as("malignant"),
                avg(p).as("mean"),
                percentile_approx(p, array(lit(0.25), lit(0.5), lit(0.75)), lit(ACCURACY))
                    .as("quartiles")),
            IntStream.range(0, BINS).mapToObj(bin -> inBin(p, bin)))
        .toArray(Column[]::new);
  }

  private static Column inBin(Column p, int bin) {
    Column from = p.geq((double) bin / BINS);
    Column inside = bin == BINS - 1 ? from : from.and(p.lt((bin + 1.0) / BINS));
    return sum(when(inside, 1L).otherwise(0L)).as("bin" + bin);
  }

  private static PartSummary read(Row row) {
    long scored = row.getAs("scored");
    List<Double> quartiles = scored == 0 ? List.of() : row.getList(row.fieldIndex("quartiles"));
    return new PartSummary(
        row.getAs(PART),
        scored,
        row.<Long>getAs("rows") - scored,
        row.getAs("malignant"),
        row.getAs("mean"),
        quartiles,
        IntStream.range(0, BINS).mapToObj(bin -> row.<Long>getAs("bin" + bin)).toList());
  }
}
