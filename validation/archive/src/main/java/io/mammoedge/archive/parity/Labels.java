package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.score.PathSpelling;
import io.mammoedge.archive.spark.HadoopPlace;
import io.mammoedge.archive.spark.PlainPaths;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
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
  private static final String UNKNOWN = "unknown";

  /** The other label of a file that has both. */
  private static final String MOST = "most";

  private Labels() {}

  /**
   * The truth by the key of the file; one row a file.
   *
   * @throws MammoEdgeException when the table lacks a column, names no file somewhere or holds
   *     another label
   */
  public static Dataset<Row> read(SparkSession spark, String table, FileKeys keys) {
    requireThere(table, spark.sparkContext().hadoopConfiguration());
    Dataset<Row> all = PlainPaths.read(spark).option("header", true).csv(table);
    List<String> columns = List.of(all.columns());
    if (!columns.contains(FILE) || !columns.contains(LABEL)) {
      throw refused(table, "needs the columns file and label");
    }
    PathSpelling spelling =
        PathSpelling.of(keys.root(), spark.sparkContext().hadoopConfiguration());
    Dataset<Row> read = byFile(all, name -> spelling.of(name).map(keys::of).orElse(null));
    Row faults =
        read.agg(max(col(FILE).isNull()), max(UNKNOWN), max(col(POSITIVE).lt(col(MOST)))).head();
    require(!isTrue(faults, 0), table, "a row names no file");
    require(!isTrue(faults, 1), table, "a label is neither 'malignant' nor 'benign'");
    require(!isTrue(faults, 2), table, "a file has both labels");
    return read.select(FILE, POSITIVE);
  }

  /** Spark does not look where the name has signs that could be a pattern. */
  private static void requireThere(String table, Configuration hadoop) {
    HadoopPlace place = HadoopPlace.of(table, hadoop);
    try {
      if (!place.files().exists(place.path())) {
        throw new MammoEdgeException(ExitCode.USAGE, table + ": is not there");
      }
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, table + ": cannot be read", e);
    }
  }

  /**
   * A row a file, which tells what is wrong with its labels; one for all that are no paths.
   *
   * @param key of a file; null where a text is no path
   */
  private static Dataset<Row> byFile(Dataset<Row> all, UDF1<String, String> key) {
    Column word = lower(trim(col(LABEL)));
    Column label = when(word.isin("malignant", "1"), 1).when(word.isin("benign", "0"), 0);
    return all.select(
            udf(key, DataTypes.StringType).apply(coalesce(col(FILE), lit(""))).as(FILE),
            label.as(POSITIVE))
        .groupBy(FILE)
        .agg(
            max(col(POSITIVE).isNull()).as(UNKNOWN),
            min(POSITIVE).as(POSITIVE),
            max(POSITIVE).as(MOST));
  }

  /** Null where no row has a label, or there is no row. */
  private static boolean isTrue(Row faults, int fault) {
    return !faults.isNullAt(fault) && faults.getBoolean(fault);
  }

  private static void require(boolean good, String table, String why) {
    if (!good) {
      throw refused(table, why);
    }
  }

  private static MammoEdgeException refused(String table, String why) {
    return new MammoEdgeException(ExitCode.INPUT_REFUSED, table + ": " + why);
  }
}
