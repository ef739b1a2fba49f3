package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Images that both tables have scored, in files of the same path: columns {@code p0}, {@code p1}
 * (probabilities), {@code l0}, {@code l1} (log-odds), {@code patient}, {@code positive} (null where
 * nobody knows), and once for each group that the image belongs to, {@code by} and {@code value}.
 */
final class Pairs {
  /** What parts the images, beside all of them together. */
  static final List<String> PARTITIONS =
      List.of("view", "laterality", "manufacturer", "year", "site");

  /** The group of all images. */
  static final String ALL = "all";

  /** Whether both have scored one image; other archives, and later files, have the same names. */
  static final Column SAME_IMAGE = col("i0").eqNullSafe(col("i1"));

  private Pairs() {}

  /** Files that both have scored, once each; pairs are those with the {@link #SAME_IMAGE}. */
  static Dataset<Row> files(
      Dataset<Row> reference, Dataset<Row> candidate, Optional<Dataset<Row>> labels) {
    Dataset<Row> old =
        reference
            .filter(col("refusal").isNull())
            .select(
                Stream.concat(
                        Stream.of(
                            col("file"),
                            col("image").as("i0"),
                            coalesce(col("patient"), col("file")).as("patient"),
                            col("probability").as("p0"),
                            col("log_odds").as("l0")),
                        PARTITIONS.stream().map(name -> col(name).cast("string").as(name)))
                    .toArray(Column[]::new));
    Dataset<Row> young =
        candidate
            .filter(col("refusal").isNull())
            .select(
                col("file"),
                col("image").as("i1"),
                col("probability").as("p1"),
                col("log_odds").as("l1"));
    Dataset<Row> files = old.join(young, "file");
    return labels
        .map(truth -> files.join(truth, new String[] {"file"}, "left"))
        .orElseGet(() -> files.withColumn(Labels.POSITIVE, lit(null).cast("int")));
  }

  /** The pairs, once for each group. */
  static Dataset<Row> grouped(Dataset<Row> pairs) {
    Column[] groups =
        Stream.concat(
                Stream.of(struct(lit(ALL).as("by"), lit("").as("value"))),
                PARTITIONS.stream()
                    .map(
                        name ->
                            struct(
                                lit(name).as("by"),
                                coalesce(col(name), lit("unknown")).as("value"))))
            .toArray(Column[]::new);
    return pairs
        .withColumn("group", explode(array(groups)))
        .select("group.by", "group.value", "patient", Labels.POSITIVE, "p0", "p1", "l0", "l1");
  }
}
