package io.mammoedge.archive.session;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.model.ServedRelease;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The release of a job, as a task is told of it. The driver has verified it, and its signature
 * where that was asked for; an executor takes nothing else than what has the same root digest.
 *
 * @param folder the release, or where {@code shipped}, its name among the job's files
 * @param shipped whether Spark brings it to each executor
 * @param digest its root digest, 64 hexadecimal digits
 * @param options how it is used; the threads are those of one task
 */
public record ReleaseSource(String folder, boolean shipped, String digest, ScoreOptions options)
    implements Serializable {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /** Checks for nulls. */
  public ReleaseSource {
    Objects.requireNonNull(folder, "folder is null");
    Objects.requireNonNull(digest, "digest is null");
    Objects.requireNonNull(options, "options is null");
  }

  /** The same, computed by a GPU that Spark has given to the task; unchanged where it gave none. */
  ReleaseSource in(TaskContext task) {
    return on(CollectionConverters.asJava(task.resources()).get("gpu"));
  }

  /**
   * The same on a GPU.
   *
   * @param gpu what Spark gives out; null where it is none
   * @throws MammoEdgeException ({@link ExitCode#PROVIDER_UNAVAILABLE}) when it is not named by its
   *     number
   */
  ReleaseSource on(ResourceInformation gpu) {
    if (gpu == null || options.provider() == ProviderChoice.CPU) {
      return this;
    }
    return new ReleaseSource(folder, shipped, digest, options.onDevice(number(gpu.addresses()[0])));
  }

  private static int number(String address) {
    if (!NUMBER.matcher(address).matches()) {
      throw new MammoEdgeException(
          ExitCode.PROVIDER_UNAVAILABLE,
          "Spark gives out the GPU '"
              + address
              + "', and the engine knows GPUs by their number only; let Spark's discovery script name"
              + " them 0, 1 and so on (nvidia-smi --query-gpu=index)");
    }
    return Integer.parseInt(address);
  }

  /**
   * Verifies, loads and proves it on this machine.
   *
   * @throws IntegrityException when it is not the driver's release
   */
  ServedRelease open() {
    Path here = Path.of(shipped ? SparkFiles.get(folder) : folder);
    Release release = Release.open(here);
    if (!release.seal().sha256().equals(digest)) {
      throw new IntegrityException(
          here + ": is another release than the driver's; was it replaced while the job ran?");
    }
    return ServedRelease.open(release, options);
  }
}
