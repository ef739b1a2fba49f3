package io.mammoedge.archive.summary;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
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
 * @param malignant rows called malignant at the operating point
 * @param mean of the probabilities; null where none was scored
 * @param quartiles of the probabilities, to within a thousandth of the rows; empty where none was
 *     scored
 * @param histogram how many probabilities lie in each of {@value #BINS} bins of equal width
 */
public record PartSummary(
    String value,
    long scored,
    long refused,
    long malignant,
    Double mean,
    List<Double> quartiles,
    List<Long> histogram) {
  /** Of the histogram. */
  public static final int BINS = 20;

  private static final int ACCURACY = 1000;

  /** Copies the lists. */
  public PartSummary {
    quartiles = List.copyOf(quartiles);
    histogram = List.copyOf(histogram);
  }

  /**
   * One a value of a column, those with most rows first.
   *
   * @param column such as {@code year}; or all rows together where it is a literal
   * @param most how many
   */
  static List<PartSummary> of(Dataset<Row> table, Column column, int most) {
    Column p = col("probability");
    Column[] measures =
        Stream.concat(
                Stream.of(
                    count(p).as("scored"),
                    // A release names its classes as it likes.
                    sum(when(p.geq(col("threshold")), 1L).otherwise(0L)).as("malignant"),
                    avg(p).as("mean"),
                    percentile_approx(
                            p,
                            org.apache.spark.sql.functions.array(lit(0.25), lit(0.5), lit(0.75)),
                            lit(ACCURACY))
                        .as("quartiles")),
                IntStream.range(0, BINS).mapToObj(bin -> inBin(p, bin)))
            .toArray(Column[]::new);
    return table
        .groupBy(coalesce(column.cast("string"), lit("unknown")).as("part"))
        .agg(count(lit(1)).as("rows"), measures)
        .orderBy(col("rows").desc(), col("part"))
        .limit(most)
        .collectAsList()
        .stream()
        .map(PartSummary::read)
        .sorted(Comparator.comparing(PartSummary::value))
        .toList();
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
        row.getAs("part"),
        scored,
        row.<Long>getAs("rows") - scored,
        row.getAs("malignant"),
        row.getAs("mean"),
        quartiles,
        IntStream.range(0, BINS).mapToObj(bin -> row.<Long>getAs("bin" + bin)).toList());
  }
}
