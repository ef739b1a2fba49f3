package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The truth about files: a table of comma-separated values with the columns {@code file} (below the
 * archive's folder) and {@code label} ({@code malignant} or {@code benign}, or 1 or 0).
 */
public final class Labels {
  /** 1 for malignant, 0 for benign. */
  static final String POSITIVE = "positive";

  static final String FILE = "file";
  private static final String LABEL = "label";

  private Labels() {}

  /**
   * The truth by the key of the file; one row a file.
   *
   * @throws MammoEdgeException when the table lacks a column, names no file somewhere or holds
   *     another label
   */
  public static Dataset<Row> read(SparkSession spark, String table, FileKeys keys) {
    Dataset<Row> all = spark.read().option("header", true).csv(table);
    List<String> columns = List.of(all.columns());
    if (!columns.contains(FILE) || !columns.contains(LABEL)) {
      throw refused(table, "needs the columns file and label");
    }
    if (!all.filter(trim(coalesce(col(FILE), lit(""))).equalTo("")).isEmpty()) {
      throw refused(table, "a row names no file");
    }
    UDF1<String, String> key = keys::of;
    Column word = lower(trim(col(LABEL)));
    Dataset<Row> read =
        all.select(
                udf(key, DataTypes.StringType).apply(col(FILE)).as(FILE),
                when(word.isin("malignant", "1"), 1).when(word.isin("benign", "0"), 0).as(POSITIVE))
            .dropDuplicates(FILE, POSITIVE);
    if (!read.filter(col(POSITIVE).isNull()).isEmpty()) {
      throw refused(table, "a label is neither 'malignant' nor 'benign'");
    }
    if (read.count() != read.select(FILE).distinct().count()) {
      throw refused(table, "a file has both labels");
    }
    return read;
  }

  private static MammoEdgeException refused(String table, String why) {
    return new MammoEdgeException(ExitCode.INPUT_REFUSED, table + ": " + why);
  }
}
