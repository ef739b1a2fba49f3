package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The structural components of DeLong, DeLong and Clarke-Pearson (Biometrics 44 (1988) 837–845), as
 * {@code runtime.stats} has them, in each group: for each case the share of the opposite class that
 * it is ranked rightly against, ties counting half. They are counts along a sorted column, so that
 * Spark finds them by sorting, and they are exact.
 */
final class Ranks {
  private Ranks() {}

  /**
   * Adds the columns {@code v0}, {@code v1}, and {@code won0}, {@code won1}: of a positive case
   * twice the negatives below it plus those beside it, else 0. Groups of one class have no ranks,
   * and no rows here.
   *
   * @param labelled grouped pairs with {@code positive} 0 or 1
   */
  static Dataset<Row> of(Dataset<Row> labelled) {
    WindowSpec group = Window.partitionBy("by", "value");
    Column isPositive = col(Labels.POSITIVE).equalTo(1);
    Dataset<Row> counted =
        labelled
            .withColumn("m", sum(when(isPositive, 1L).otherwise(0L)).over(group))
            .withColumn("n", sum(when(isPositive, 0L).otherwise(1L)).over(group))
            .filter(col("m").gt(0).and(col("n").gt(0)));
    return with(with(counted, "0"), "1");
  }

  private static Dataset<Row> with(Dataset<Row> counted, String road) {
    String score = "p" + road;
    WindowSpec upTo =
        Window.partitionBy("by", "value")
            .orderBy(score)
            .rangeBetween(Window.unboundedPreceding(), Window.currentRow());
    WindowSpec beside = Window.partitionBy("by", "value", score);
    Column isPositive = col(Labels.POSITIVE).equalTo(1);
    Column negatives = when(isPositive, 0L).otherwise(1L);
    Column positives = when(isPositive, 1L).otherwise(0L);
    // Twice the number below and once that beside: what is up to a case, twice, less what is
    // beside.
    Column won = lit(2L).multiply(sum(negatives).over(upTo)).minus(sum(negatives).over(beside));
    Column lost = lit(2L).multiply(sum(positives).over(upTo)).minus(sum(positives).over(beside));
    return counted
        .withColumn("of_negatives", won)
        .withColumn("of_positives", lost)
        .withColumn("won" + road, when(isPositive, col("of_negatives")).otherwise(0L))
        .withColumn(
            "v" + road,
            when(isPositive, col("of_negatives").divide(col("n").multiply(2.0)))
                .otherwise(lit(1.0).minus(col("of_positives").divide(col("m").multiply(2.0)))))
        .drop("of_negatives", "of_positives");
  }
}
