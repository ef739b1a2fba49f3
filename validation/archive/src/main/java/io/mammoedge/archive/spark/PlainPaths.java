package io.mammoedge.archive.spark;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Reading by a path as it stands: to Spark one with any of {@code []{}*?} is a pattern. */
public final class PlainPaths {
  /** An option of Spark's own making, which it gives to reads of files that it has found. */
  private static final String PATTERNS = "__globPaths__";

  private PlainPaths() {}

  /** A reader of the one file or folder that it is told. */
  public static DataFrameReader read(SparkSession spark) {
    return spark.read().option(PATTERNS, "false");
  }
}
