package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.runtime.stats.Calibration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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

  /** What is added up over a group; images without a label, which have no truth, count nowhere. */
  static Stream<Column> measures() {
    return Stream.of(
        count(TRUTH).as("labelled"),
        avg(square("p0")).as("brier0"),
        avg(square("p1")).as("brier1"),
        error("p0").as("error0"),
        error("p1").as("error1"));
  }

  private static Column square(String p) {
    return col(p).minus(TRUTH).multiply(col(p).minus(TRUTH));
  }

  /** A bin's cases times its |mean probability − observed share| is the |sum of p − y| in it. */
  private static Column error(String p) {
    Column off =
        IntStream.range(0, Calibration.BINS)
            .mapToObj(bin -> sum(when(inBin(col(p), bin), col(p).minus(TRUTH)).otherwise(0.0)))
            .map(sum -> abs(sum))
            .reduce(Column::plus)
            .orElseThrow();
    return try_divide(off, count(TRUTH));
  }

  private static Column inBin(Column p, int bin) {
    Column from = bin == 0 ? lit(true) : p.geq((double) bin / Calibration.BINS);
    boolean isLast = bin == Calibration.BINS - 1;
    return isLast ? from : from.and(p.lt((bin + 1.0) / Calibration.BINS));
  }

  /** Null where nothing of the group is labelled. */
  static Calibrations read(Row row) {
    long labelled = row.getAs("labelled");
    return labelled == 0
        ? null
        : new Calibrations(
            labelled,
            row.getAs("brier0"),
            row.getAs("brier1"),
            row.getAs("error0"),
            row.getAs("error1"));
  }
}
