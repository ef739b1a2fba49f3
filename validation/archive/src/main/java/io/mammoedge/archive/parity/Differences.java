package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.stats.Proportion;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * How far two scorers are apart in each group, image by image.
 *
 * @param images compared
 * @param maxDeltaProbability largest |Δp|
 * @param maxDeltaLogit largest |Δ log-odds|; infinities of one sign are no distance apart
 * @param meanDelta mean of Δp, candidate less reference: the bias
 * @param standardDeviation of Δp; 0 for one image
 * @param flips decisions that differ although the reference is farther from the threshold than the
 *     tolerance; null without a threshold
 * @param ties decisions that differ within it; null without a threshold
 */
public record Differences(
    long images,
    double maxDeltaProbability,
    double maxDeltaLogit,
    double meanDelta,
    double standardDeviation,
    Long flips,
    Long ties) {
  /** What is added up over a group. */
  static Stream<Column> measures(OptionalDouble threshold) {
    Column delta = col("p1").minus(col("p0"));
    Column same = col("l0").equalTo(col("l1"));
    return Stream.of(
        count(lit(1)).as("images"),
        max(abs(delta)).as("largest"),
        max(when(same, 0.0).otherwise(abs(col("l1").minus(col("l0"))))).as("largest_logit"),
        avg(delta).as("mean"),
        coalesce(stddev_samp(delta), lit(0.0)).as("deviation"),
        flips(threshold, false).as("flips"),
        flips(threshold, true).as("ties"));
  }

  private static Column flips(OptionalDouble threshold, boolean near) {
    if (threshold.isEmpty()) {
      return max(lit(null).cast("long"));
    }
    double t = threshold.getAsDouble();
    Column differs = col("p0").geq(t).notEqual(col("p1").geq(t));
    Column isNear = abs(col("p0").minus(t)).leq(Agreement.FP32.probability());
    return sum(when(differs.and(near ? isNear : not(isNear)), 1L).otherwise(0L));
  }

  static Differences read(Row row) {
    return new Differences(
        row.getAs("images"),
        row.getAs("largest"),
        row.getAs("largest_logit"),
        row.getAs("mean"),
        row.getAs("deviation"),
        row.getAs("flips"),
        row.getAs("ties"));
  }

  /** Whether single scores are the same within the tolerance of 32-bit floats. */
  public boolean holds() {
    return maxDeltaProbability <= Agreement.FP32.probability()
        && maxDeltaLogit <= Agreement.FP32.logit()
        && (flips == null || flips == 0);
  }

  /** Share of the decisions that flip; empty without a threshold. */
  Optional<Proportion> flipShare() {
    return Optional.ofNullable(flips)
        .map(some -> new Proportion(Math.toIntExact(some), Math.toIntExact(images)));
  }
}
