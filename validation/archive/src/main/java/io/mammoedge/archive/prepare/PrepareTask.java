package io.mammoedge.archive.prepare;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Preparation;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import scala.Function2;
import scala.collection.Iterator;

/**
 * Prepares some images in an executor, with the classes of {@code prepare}.
 *
 * @param out the data set, under a path that every machine has
 * @param run tells runs into the same folder apart
 * @param seen what the driver sees of the source: an executor must see the same
 */
record PrepareTask(String out, String run, String seen)
    implements Function2<TaskContext, Iterator<List<Integer>>, List<String>>, Serializable {
  /** Tables are read once an executor; it is static for the reason that sessions are. */
  private static final ConcurrentMap<PrepareTask, Preparation> JOINED = new ConcurrentHashMap<>();

  PrepareTask {
    Objects.requireNonNull(out, "out is null");
    Objects.requireNonNull(run, "run is null");
    Objects.requireNonNull(seen, "seen is null");
  }

  @Override
  public List<String> apply(TaskContext task, Iterator<List<Integer>> pieces) {
    try {
      return ended(pieces);
    } catch (OutOfMemoryError e) {
      throw tooLittle(
          "too little memory to prepare an image; MAMMOEDGE_JAVA_OPTS=-Xmx4g gives more");
    } catch (MammoEdgeException e) {
      throw hasMemoryAmongCauses(e) ? tooLittle(e.getMessage()) : e;
    }
  }

  /** Without a cause: where Spark finds such an error, it ends the process, also the driver's. */
  private static MammoEdgeException tooLittle(String message) {
    return new MammoEdgeException(
        ExitCode.INTERNAL, message + "; on a cluster --conf spark.executor.memory=4g does");
  }

  private static boolean hasMemoryAmongCauses(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  private List<String> ended(Iterator<List<Integer>> pieces) {
    Preparation preparation = JOINED.computeIfAbsent(this, PrepareTask::joined);
    List<String> ended = new ArrayList<>();
    while (pieces.hasNext()) {
      pieces.next().forEach(number -> ended.add(preparation.prepare(number)));
    }
    return ended;
  }

  /**
   * Numbers are of the driver's images, and a mask that this machine has not found would be left
   * out without a word.
   */
  private Preparation joined() {
    Preparation joined = read();
    if (!joined.fingerprint().equals(seen)) {
      throw otherwise("an executor sees other files of the archive than the driver", null);
    }
    return joined;
  }

  /** The driver could, so that it is not the user's fault here. */
  private Preparation read() {
    try {
      return Preparation.joining(Path.of(out));
    } catch (MammoEdgeException e) {
      throw otherwise(e.getMessage() + "; so says an executor, but the driver could read it", e);
    }
  }

  private static MammoEdgeException otherwise(String what, MammoEdgeException cause) {
    return new MammoEdgeException(
        ExitCode.IO,
        what
            + ": mount archive and --out on every machine, then run again (what is finished is kept)",
        cause);
  }
}
