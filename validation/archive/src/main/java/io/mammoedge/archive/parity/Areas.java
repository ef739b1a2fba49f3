package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.AucMethod;
import io.mammoedge.runtime.stats.Interval;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The areas under the curve of a group and their difference, with DeLong's variance and with that
 * of Obuchowski (Biometrics 53 (1997) 567–578), clustered by patient, as {@code runtime.stats} has
 * them.
 *
 * @param positives malignant images
 * @param negatives benign images
 * @param patients with a labelled image
 * @param positivePatients with a malignant one
 * @param negativePatients with a benign one
 * @param reference its area, DeLong's and clustered
 * @param candidate its area, likewise
 * @param difference candidate less reference, likewise
 */
public record Areas(
    long positives,
    long negatives,
    long patients,
    long positivePatients,
    long negativePatients,
    List<AucEstimate> reference,
    List<AucEstimate> candidate,
    List<AucDifference> difference) {
  private static final Column IS_POSITIVE = col(Labels.POSITIVE).equalTo(1);

  /** One row a group; those with fewer than two patients of either class have no area. */
  static Dataset<Row> of(Dataset<Row> ranked) {
    Dataset<Row> totals =
        ranked
            .groupBy("by", "value")
            .agg(
                max("m").as("m"),
                max("n").as("n"),
                sum("won0").as("won0"),
                sum("won1").as("won1"),
                max(abs(col("v1").minus(col("v0")))).as("moved"))
            .withColumn("auc0", area("won0"))
            .withColumn("auc1", area("won1"));
    Dataset<Row> centred =
        ranked
            .select("by", "value", "patient", Labels.POSITIVE, "v0", "v1")
            .join(broadcast(totals), new String[] {"by", "value"}, "inner")
            .withColumn("c0", col("v0").minus(col("auc0")))
            .withColumn("c1", col("v1").minus(col("auc1")))
            .withColumn("cd", col("c1").minus(col("c0")));
    Dataset<Row> clustered = sums(clusters(centred));
    return totals.join(clustered, new String[] {"by", "value"}, "inner");
  }

  private static Column area(String won) {
    return col(won).divide(col("m").multiply(col("n")).cast("double").multiply(2.0));
  }

  /** The components' sums of each patient, and their squares, for both classes. */
  private static Dataset<Row> clusters(Dataset<Row> centred) {
    return centred
        .groupBy("by", "value", "patient")
        .agg(
            sum(when(IS_POSITIVE, 1L).otherwise(0L)).as("positives"),
            count(lit(1)).as("cases"),
            sum(when(IS_POSITIVE, col("c0")).otherwise(0.0)).as("p_c0"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("c0"))).as("n_c0"),
            sum(when(IS_POSITIVE, col("c0").multiply(col("c0"))).otherwise(0.0)).as("pp_c0"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("c0").multiply(col("c0")))).as("nn_c0"),
            sum(when(IS_POSITIVE, col("c1")).otherwise(0.0)).as("p_c1"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("c1"))).as("n_c1"),
            sum(when(IS_POSITIVE, col("c1").multiply(col("c1"))).otherwise(0.0)).as("pp_c1"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("c1").multiply(col("c1")))).as("nn_c1"),
            sum(when(IS_POSITIVE, col("cd")).otherwise(0.0)).as("p_cd"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("cd"))).as("n_cd"),
            sum(when(IS_POSITIVE, col("cd").multiply(col("cd"))).otherwise(0.0)).as("pp_cd"),
            sum(when(IS_POSITIVE, 0.0).otherwise(col("cd").multiply(col("cd")))).as("nn_cd"));
  }

  private static Dataset<Row> sums(Dataset<Row> clusters) {
    Column[] more =
        java.util.stream.Stream.of("c0", "c1", "cd")
            .flatMap(
                c ->
                    java.util.stream.Stream.of(
                        sum("pp_" + c).as("case_p_" + c),
                        sum("nn_" + c).as("case_n_" + c),
                        sum(col("p_" + c).multiply(col("p_" + c))).as("patient_p_" + c),
                        sum(col("n_" + c).multiply(col("n_" + c))).as("patient_n_" + c),
                        sum(col("p_" + c).multiply(col("n_" + c))).as("patient_pn_" + c)))
            .toArray(Column[]::new);
    Column[] counts = {
      sum(when(col("positives").gt(0), 1L).otherwise(0L)).as("positive_patients"),
      sum(when(col("cases").gt(col("positives")), 1L).otherwise(0L)).as("negative_patients")
    };
    Column[] rest =
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(counts), java.util.Arrays.stream(more))
            .toArray(Column[]::new);
    return clusters.groupBy("by", "value").agg(count(lit(1)).as("patients"), rest);
  }

  /** Null where a class has fewer than two patients. */
  static Areas read(Row row) {
    Sums sums = new Sums(row);
    if (Math.min(sums.number("positive_patients"), sums.number("negative_patients")) < 2) {
      return null;
    }
    double delta = sums.value("auc1") - sums.value("auc0");
    boolean identical = sums.value("moved") == 0;
    return new Areas(
        sums.number("m"),
        sums.number("n"),
        sums.number("patients"),
        sums.number("positive_patients"),
        sums.number("negative_patients"),
        List.of(sums.estimate("0", AucMethod.DELONG), sums.estimate("0", AucMethod.OBUCHOWSKI)),
        List.of(sums.estimate("1", AucMethod.DELONG), sums.estimate("1", AucMethod.OBUCHOWSKI)),
        List.of(
            AucDifference.of(
                delta, sums.error("cd", AucMethod.DELONG), identical, AucMethod.DELONG),
            AucDifference.of(
                delta, sums.error("cd", AucMethod.OBUCHOWSKI), identical, AucMethod.OBUCHOWSKI)));
  }

  /** The difference with the variance clustered by patient, by which it is judged. */
  public AucDifference clustered() {
    return difference.get(1);
  }

  /** The sums of a group. */
  private record Sums(Row row) {
    long number(String name) {
      return row.<Long>getAs(name);
    }

    double value(String name) {
      return row.<Double>getAs(name);
    }

    AucEstimate estimate(String road, AucMethod method) {
      double auc = value("auc" + road);
      double error = error("c" + road, method);
      Interval ci95 = AucDifference.of(auc, error, false, method).ci95();
      return new AucEstimate(
          auc,
          error,
          Math.max(0, ci95.low()),
          Math.min(1, ci95.high()),
          Math.toIntExact(number("m") + number("n")),
          Math.toIntExact(number("m")),
          Math.toIntExact(number("patients")),
          method);
    }

    double error(String component, AucMethod method) {
      return Math.sqrt(method == AucMethod.DELONG ? independent(component) : clustered(component));
    }

    private double independent(String c) {
      double m = number("m");
      double n = number("n");
      return value("case_p_" + c) / (m - 1) / m + value("case_n_" + c) / (n - 1) / n;
    }

    private double clustered(String c) {
      double m = number("m");
      double n = number("n");
      double variance =
          inflation("positive_patients") * value("patient_p_" + c) / (m * m)
              + inflation("negative_patients") * value("patient_n_" + c) / (n * n)
              + 2 * inflation("patients") * value("patient_pn_" + c) / (m * n);
      // It cannot be negative but for rounding.
      return Math.max(0, variance);
    }

    private double inflation(String clusters) {
      return number(clusters) / (number(clusters) - 1.0);
    }
  }
}
