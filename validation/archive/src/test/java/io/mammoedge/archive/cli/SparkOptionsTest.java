package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From the command line to a session of Spark. */
class SparkOptionsTest {
  @TempDir private Path folder;

  @Command
  private static final class Any {
    @Mixin private SparkOptions spark;
  }

  @Test
  void aTaskHasAThreadForEachOfItsCores() throws Exception {
    SparkOptions options = parsed("--master", "local[4]", "--conf", "spark.task.cpus=2");
    try (SparkSession session = options.start(manifest(), 0)) {
      assertThat(SparkOptions.ofOneTask(ScoreOptions.STANDARD, session).threads()).isEqualTo(2);
    }
  }

  @Test
  void aTaskHasOneCoreWhereNobodySaysMore() throws Exception {
    try (SparkSession session = parsed("--master", "local[2]").start(manifest(), 0)) {
      assertThat(Sparks.taskCpus(session)).isEqualTo(1);
    }
  }

  @Test
  void threadsAreCores() throws Exception {
    try (SparkSession session = parsed("--master", "local[4]").start(manifest(), 4)) {
      assertThat(Sparks.taskCpus(session)).isEqualTo(4);
    }
  }

  @Test
  void threadsAndCoresMustNotDiffer() {
    SparkOptions options = parsed("--master", "local[4]", "--conf", "spark.task.cpus=4");
    Manifest release = manifest();

    assertThatThrownBy(() -> options.start(release, 2))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("--threads 2 and spark.task.cpus=4 differ: say one");
  }

  /** A set of a million images is 9 GB in a driver that runs the tasks itself. */
  @Test
  void theTablesOfALargeSetAreCountedWhereTheDriverRunsTheTasks() throws Exception {
    StringWriter err = new StringWriter();
    SparkOptions options = parsed(err, "--master", "local[2]");

    options.startPreparing(1000, 1000).close();
    assertThat(err.toString()).isEmpty();

    options.startPreparing(1000, 1_000_000).close();
    assertThat(err.toString())
        .hasLineCount(1)
        .contains("2 tasks at a time may need 8840 MB of heap", "-Xmx8840m gives it");
  }

  /** The master's name is none, so the session ends where the executors would be asked for. */
  @Test
  void theTablesOfALargeSetAreCountedWhereTheDriverRunsNone() {
    StringWriter err = new StringWriter();
    SparkOptions options = parsed(err, "--master", "nowhere");

    assertThatThrownBy(() -> options.startPreparing(1000, 1_000_000))
        .hasMessageContaining("Spark does not start");

    assertThat(err.toString())
        .hasLineCount(1)
        .contains("for 1000000 images the driver may need 5025 MB of heap", "-Xmx5025m gives it");
  }

  private Manifest manifest() {
    return Release.open(SmallRelease.write(folder.resolve("store"))).manifest();
  }

  private static SparkOptions parsed(String... arguments) {
    return parsed(new StringWriter(), arguments);
  }

  private static SparkOptions parsed(StringWriter err, String... arguments) {
    Any command = new Any();
    new CommandLine(command).setErr(new PrintWriter(err, true)).parseArgs(arguments);
    return command.spark;
  }
}
