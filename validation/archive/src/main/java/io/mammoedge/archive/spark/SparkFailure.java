package io.mammoedge.archive.spark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;

/**
 * What Spark throws where it is called, as an end in one line. Scala declares no exceptions, so
 * checked ones pass every method, and their messages hold the stack traces of executors.
 */
public final class SparkFailure {
  /** The last is what Spark itself trips over where its context is stopped below a query. */
  private static final Pattern STOPPED =
      Pattern.compile(
          "stopped SparkContext|SparkContext (has been shutdown|was shut down)"
              + "|ListenerBus is stopped|SparkContext\\.\\w+\\(\\)\" is null");

  private SparkFailure() {}

  /**
   * The end that an exception means; empty where Spark has no part in it.
   *
   * @param thrown by a command
   */
  public static Optional<MammoEdgeException> end(Throwable thrown) {
    if (thrown instanceof MammoEdgeException) {
      return Optional.empty();
    }
    if (isStop(thrown)) {
      return Optional.of(
          new MammoEdgeException(ExitCode.INTERRUPTED, "stopped; run again to go on", thrown));
    }
    return thrown instanceof SparkThrowable spark && !(thrown instanceof IOException)
        ? Optional.of(of(spark, thrown))
        : Optional.empty();
  }

  private static MammoEdgeException of(SparkThrowable spark, Throwable thrown) {
    if ("PATH_NOT_FOUND".equals(spark.getCondition())) {
      return new MammoEdgeException(
          ExitCode.USAGE, spark.getMessageParameters().get("path") + ": is not there", thrown);
    }
    return first(thrown, MammoEdgeException.class)
        .or(() -> disk(thrown))
        .orElseGet(
            () -> new MammoEdgeException(ExitCode.INTERNAL, "Spark: " + firstLine(thrown), thrown));
  }

  /** Whether Spark or this program was stopped. */
  static boolean isStop(Throwable thrown) {
    return chain(thrown)
        .anyMatch(
            cause ->
                cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || STOPPED.matcher(String.valueOf(cause.getMessage())).find());
  }

  private static Optional<MammoEdgeException> disk(Throwable thrown) {
    return chain(thrown)
        .filter(cause -> cause instanceof IOException && !(cause instanceof ObjectStreamException))
        .findFirst()
        .map(
            cause ->
                new MammoEdgeException(
                    ExitCode.IO,
                    "reading or writing failed on Spark: %s: %s"
                        .formatted(cause.getClass().getSimpleName(), firstLine(cause)),
                    thrown));
  }

  private static <T extends Throwable> Optional<T> first(Throwable thrown, Class<T> type) {
    return chain(thrown).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
  }

  /** What is said before the stack traces. */
  static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }
}
