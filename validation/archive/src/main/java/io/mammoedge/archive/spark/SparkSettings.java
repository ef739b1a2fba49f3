package io.mammoedge.archive.spark;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How Spark is to run.
 *
 * @param master {@code local[*]}, {@code spark://HOST:PORT} or {@code k8s://URL}; empty where
 *     {@code spark-submit} has said it, or else all cores of this machine
 * @param taskCpus cores of one task, at least 1
 * @param executorCores cores of one executor, at least those of a task
 * @param memory of an executor; empty where the user says it or nobody does
 * @param extra Spark's own properties, which win
 */
public record SparkSettings(
    Optional<String> master,
    int taskCpus,
    int executorCores,
    Optional<ExecutorMemory> memory,
    Map<String, String> extra) {
  /** Checks for nulls and the range. */
  public SparkSettings {
    Objects.requireNonNull(master, "master is null");
    Objects.requireNonNull(memory, "memory is null");
    extra = Map.copyOf(extra);
    if (taskCpus < 1 || executorCores < taskCpus) {
      throw new IllegalArgumentException(executorCores + " cores for tasks of " + taskCpus);
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
