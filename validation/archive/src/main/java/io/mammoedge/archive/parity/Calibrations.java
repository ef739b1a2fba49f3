package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.runtime.stats.Calibration;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether the probabilities of both are frequencies, as {@link Calibration} measures it.
 *
 * @param images labelled ones
 * @param brierReference mean of (p − y)²
 * @param brierCandidate the same of the candidate
 * @param errorReference expected calibration error over ten bins
 * @param errorCandidate the same of the candidate
 */
public record Calibrations(
    long images,
    double brierReference,
    double brierCandidate,
    double errorReference,
    double errorCandidate) {
  private static final Column TRUTH = col(Labels.POSITIVE).cast("double");

  /** One row a group. */
  static Dataset<Row> of(Dataset<Row> labelled) {
    Dataset<Row> brier =
        labelled
            .groupBy("by", "value")
            .agg(
                count(lit(1)).as("labelled"),
                avg(square("p0")).as("brier0"),
                avg(square("p1")).as("brier1"));
    return brier
        .join(error(labelled, "p0", "error0"), new String[] {"by", "value"}, "inner")
        .join(error(labelled, "p1", "error1"), new String[] {"by", "value"}, "inner");
  }

  private static Column square(String p) {
    return col(p).minus(TRUTH).multiply(col(p).minus(TRUTH));
  }

  private static Dataset<Row> error(Dataset<Row> labelled, String p, String name) {
    return labelled
        .withColumn("bin", bin(p))
        .groupBy("by", "value", "bin")
        .agg(count(lit(1)).as("cases"), abs(sum(col(p)).minus(sum(TRUTH))).as("off"))
        .groupBy("by", "value")
        .agg(sum("off").divide(sum("cases")).as(name));
  }

  /** How many edges a probability has reached. */
  private static Column bin(String p) {
    return IntStream.range(1, Calibration.BINS)
        .mapToObj(k -> when(col(p).geq((double) k / Calibration.BINS), 1).otherwise(0))
        .reduce(Column::plus)
        .orElseThrow();
  }

  /** Null where nothing of the group is labelled. */
  static Calibrations read(Row row) {
    Long labelled = row.getAs("labelled");
    return labelled == null
        ? null
        : new Calibrations(
            labelled,
            row.getAs("brier0"),
            row.getAs("brier1"),
            row.getAs("error0"),
            row.getAs("error1"));
  }
}
