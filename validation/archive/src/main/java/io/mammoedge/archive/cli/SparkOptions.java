package io.mammoedge.archive.cli;

import io.mammoedge.archive.spark.ExecutorMemory;
import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where the work is done. */
final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master: local[N], spark://HOST:PORT or k8s://URL (default: what spark-submit"
              + " says, else all cores of this machine).")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of Spark; may be repeated, and wins over what is computed.")
  private Map<String, String> properties = Map.of();

  /** A session for tasks of so many cores. */
  SparkSession start(int taskCpus, Optional<ExecutorMemory> memory) {
    return Sparks.start(new SparkSettings(master, taskCpus, memory, properties));
  }

  /** A session for work that is Spark's own. */
  SparkSession start() {
    return start(1, Optional.empty());
  }
}
