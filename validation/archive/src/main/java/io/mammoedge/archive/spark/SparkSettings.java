package io.mammoedge.archive.spark;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How Spark is to run, as the command's own options say it.
 *
 * @param master {@code local[*]}, {@code spark://HOST:PORT} or {@code k8s://URL}; empty where
 *     {@code spark-submit} has said it, or else all cores of this machine
 * @param taskCpus cores of one task, at least 1; empty: what {@code spark.task.cpus} says
 * @param executorCores cores of one executor, at least 1; empty: what {@code spark.executor.cores}
 *     says, or else those of one task
 * @param memory that executors need; empty where Spark's own will do
 * @param extra Spark's own properties, which win
 */
public record SparkSettings(
    Optional<String> master,
    OptionalInt taskCpus,
    OptionalInt executorCores,
    Optional<MemoryPlan> memory,
    Map<String, String> extra) {
  /** Checks for nulls and the ranges. */
  public SparkSettings {
    Objects.requireNonNull(master, "master is null");
    Objects.requireNonNull(memory, "memory is null");
    extra = Map.copyOf(extra);
    if (taskCpus.orElse(1) < 1 || executorCores.orElse(1) < 1) {
      throw new IllegalArgumentException(executorCores + " for tasks of " + taskCpus);
    }
  }

  /** The jar that holds this class; empty where classes lie in a folder. */
  static Optional<Path> jar() {
    Path place = place(SparkSettings.class.getProtectionDomain().getCodeSource().getLocation());
    return place.toString().endsWith(".jar") ? Optional.of(place) : Optional.empty();
  }

  /** Spaces and letters outside ASCII are escaped in a URL. */
  static Path place(URL location) {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
