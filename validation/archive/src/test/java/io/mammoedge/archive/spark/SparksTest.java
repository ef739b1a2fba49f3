package io.mammoedge.archive.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark is told. */
class SparksTest {
  private static final long MIB = 1L << 20;

  @Test
  void aHeapHoldsSoManyOfTheLargestFilms() {
    assertThat(ExecutorMemory.tasksWithin(100 * MIB)).isEqualTo(1);
    assertThat(ExecutorMemory.tasksWithin(1500 * MIB)).isEqualTo(3);
    assertThat(ExecutorMemory.tasksWithin(256 * MIB + 16 * 400_000_000L)).isEqualTo(16);
  }

  @Test
  void allCoresAreNoMoreThanTheHeapHoldsAndANumberStays() {
    Runtime java = Runtime.getRuntime();
    int most = Math.min(java.availableProcessors(), ExecutorMemory.tasksWithin(java.maxMemory()));

    assertThat(conf("local[*]").get("spark.master")).isEqualTo("local[" + most + "]");
    assertThat(conf("local[64]").get("spark.master")).isEqualTo("local[64]");
  }

  @Test
  void aJarMayLieInAFolderWithASpace(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("my programs/größe+1.jar");

    assertThat(SparkSettings.place(jar.toUri().toURL())).isEqualTo(jar);
  }

  private static SparkConf conf(String master) {
    ExecutorMemory memory = new ExecutorMemory(1, 1);
    return Sparks.conf(new SparkSettings(Optional.of(master), 1, 1, Optional.of(memory), Map.of()));
  }
}
