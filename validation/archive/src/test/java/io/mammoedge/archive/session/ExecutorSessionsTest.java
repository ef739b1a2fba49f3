package io.mammoedge.archive.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.spark.Tasks;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Function2;
import scala.collection.Iterator;

/** One verified session for each executor and release. */
class ExecutorSessionsTest {
  private static final int TASKS = 16;

  @TempDir private Path folder;

  /** Which session a task was given, and by which thread it was run. */
  private record Given(int session, String digest, String thread) implements Serializable {}

  /** Asks for a session, and waits so that no thread takes all the tasks. */
  private record Ask(ReleaseSource source)
      implements Function2<TaskContext, Iterator<Integer>, Given>, Serializable {
    @Override
    public Given apply(TaskContext task, Iterator<Integer> piece) {
      ServedRelease session = ExecutorSessions.of(source, task);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Given(
          System.identityHashCode(session), session.digest(), Thread.currentThread().getName());
    }
  }

  @AfterEach
  void close() {
    ExecutorSessions.closeAll();
  }

  @Test
  void allTasksAndJobsShareTheSessionOfARelease() throws Exception {
    Path first = SmallRelease.write(folder.resolve("first"));
    Path second = SmallRelease.write(folder.resolve("second"));
    Files.writeString(second.resolve("MODEL_CARD.md"), "# Another one\n");
    SmallRelease.seal(second, SmallRelease.core());
    try (SparkSession spark = session()) {
      List<Given> given = new ArrayList<>(asked(spark, first));
      given.addAll(asked(spark, first));
      List<Given> other = asked(spark, second);

      assertThat(given).hasSize(2 * TASKS);
      assertThat(given.stream().map(Given::thread).distinct()).hasSizeGreaterThan(1);
      assertThat(given).extracting(Given::session).containsOnly(given.get(0).session());
      assertThat(given).extracting(Given::digest).containsOnly(digest(first));
      assertThat(other).extracting(Given::session).containsOnly(other.get(0).session());
      assertThat(other.get(0).session()).isNotEqualTo(given.get(0).session());
      assertThat(other).extracting(Given::digest).containsOnly(digest(second));
    }
  }

  private static List<Given> asked(SparkSession spark, Path release) throws Exception {
    ScoreOptions options = ScoreOptions.STANDARD;
    List<Given> given = Collections.synchronizedList(new ArrayList<>());
    try (ReleaseShipment shipment = ReleaseShipment.of(spark, Release.open(release), options)) {
      Tasks.run(
          JavaSparkContext.fromSparkContext(spark.sparkContext()),
          IntStream.range(0, TASKS).boxed().toList(),
          new Ask(shipment.source()),
          (piece, one) -> given.add(one));
    }
    return given;
  }

  private static String digest(Path release) {
    return Release.open(release).seal().sha256();
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }
}
