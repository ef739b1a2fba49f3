package io.mammoedge.archive;

import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Spark inside this process, as the archive starts it, for small tables. */
public final class LocalSpark implements BeforeAllCallback, AfterAllCallback {
  private SparkSession session;

  /** The session of all tests of a class that registers this. */
  public SparkSession session() {
    return session;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session = start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    session.stop();
  }

  /** A session with two threads; the caller closes it. */
  public static SparkSession start() {
    return Sparks.start(
        new SparkSettings(
            Optional.of("local[2]"),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Map.of("spark.sql.shuffle.partitions", "2")));
  }
}
