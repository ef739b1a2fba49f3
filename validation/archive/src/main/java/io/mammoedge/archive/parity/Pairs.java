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
 * Files that both tables have scored: columns {@code p0}, {@code p1} (probabilities), {@code l0},
 * {@code l1} (log-odds), {@code patient}, {@code positive} (null where nobody knows), and once for
 * each group that the file belongs to, {@code by} and {@code value}.
 */
final class Pairs {
  /** What parts the files, beside all of them together. */
  static final List<String> PARTITIONS =
      List.of("view", "laterality", "manufacturer", "year", "site");

  /** The group of all files. */
  static final String ALL = "all";

  private Pairs() {}

  /** The pairs, once each. */
  static Dataset<Row> of(
      Dataset<Row> reference, Dataset<Row> candidate, Optional<Dataset<Row>> labels) {
    Dataset<Row> old =
        reference
            .filter(col("refusal").isNull())
            .select(
                Stream.concat(
                        Stream.of(
                            col("file"),
                            coalesce(col("patient"), col("file")).as("patient"),
                            col("probability").as("p0"),
                            col("log_odds").as("l0")),
                        PARTITIONS.stream().map(name -> col(name).cast("string").as(name)))
                    .toArray(Column[]::new));
    Dataset<Row> young =
        candidate
            .filter(col("refusal").isNull())
            .select(col("file"), col("probability").as("p1"), col("log_odds").as("l1"));
    Dataset<Row> pairs = old.join(young, "file");
    return labels
        .map(truth -> pairs.join(truth, new String[] {"file"}, "left"))
        .orElseGet(() -> pairs.withColumn(Labels.POSITIVE, lit(null).cast("int")));
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
