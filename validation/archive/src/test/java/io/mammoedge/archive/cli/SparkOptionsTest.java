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

  private Manifest manifest() {
    return Release.open(SmallRelease.write(folder.resolve("store"))).manifest();
  }

  private static SparkOptions parsed(String... arguments) {
    Any command = new Any();
    new CommandLine(command).parseArgs(arguments);
    return command.spark;
  }
}
