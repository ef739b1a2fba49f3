package io.mammoedge.archive.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark is told. */
class SparksTest {
  private static final long MIB = 1L << 20;
  private static final String CLUSTER = "spark://127.0.0.1:7077";
  private static final MemoryPlan PLAN =
      new MemoryPlan(256 * MIB, 400_000_000, 500 * MIB, 200 * MIB, 0);

  @AfterEach
  void forget() {
    System.clearProperty("spark.executor.cores");
    System.clearProperty("spark.task.cpus");
    System.clearProperty("spark.master");
  }

  @Test
  void aHeapHoldsSoManyOfTheLargestFilms() {
    assertThat(PLAN.tasksWithin(100 * MIB)).isEqualTo(1);
    assertThat(PLAN.tasksWithin(1500 * MIB)).isEqualTo(3);
    assertThat(PLAN.tasksWithin(256 * MIB + 16 * 400_000_000L)).isEqualTo(16);
  }

  @Test
  void allCoresAreNoMoreThanTheHeapHoldsAndANumberStays() {
    Runtime java = Runtime.getRuntime();
    int most = Math.min(java.availableProcessors(), PLAN.tasksWithin(java.maxMemory()));

    assertThat(conf("local[*]").get("spark.master")).isEqualTo("local[" + most + "]");
    assertThat(conf("local[64]").get("spark.master")).isEqualTo("local[64]");
  }

  @Test
  void aFilmThatTakesAllOfTheHeapIsAlone() {
    MemoryPlan large = new MemoryPlan(0, Runtime.getRuntime().maxMemory(), 0, 0, 0);
    SparkSettings settings = settings("local[*]", large, Map.of());

    assertThat(Sparks.conf(settings).get("spark.master")).isEqualTo("local[1]");
    assertThat(Sparks.isForAllCores(settings)).isTrue();
  }

  @Test
  void memoryFollowsTheCoresThatSparkSubmitSays() {
    System.setProperty("spark.executor.cores", "8");

    assertMemory(conf(CLUSTER), 8);
  }

  @Test
  void memoryFollowsTheTasksThatSparkSubmitSays() {
    System.setProperty("spark.executor.cores", "8");
    System.setProperty("spark.task.cpus", "4");

    assertMemory(conf(CLUSTER), 2);
  }

  @Test
  void memoryFollowsTheProperties() {
    assertMemory(conf(CLUSTER, Map.of("spark.executor.cores", "6", "spark.task.cpus", "2")), 3);
    assertMemory(conf(CLUSTER), 1);
  }

  /** Every executor reads the tables; tasks run where the heap has room beside them. */
  @Test
  void memoryGrowsWithTheImagesOfASetThatIsPrepared() {
    MemoryPlan large = MemoryPlan.ofPreparing(300 * MIB, 1_000_000);

    assertThat(Sparks.conf(settings(CLUSTER, large, Map.of())).get("spark.executor.memory"))
        .isEqualTo(ExecutorMemory.mebibytes(556 * MIB + 4_000_000_000L) + "m");
    assertThat(large.tasksWithin(1500 * MIB)).isEqualTo(1);
    assertThat(large.tasksWithin(856 * MIB + 9_000_000_000L)).isEqualTo(2);
    assertThat(MemoryPlan.ofPreparing(300 * MIB, 3000).tasksWithin(1500 * MIB)).isEqualTo(4);
  }

  @Test
  void memoryThatTheUserSaysStays() {
    SparkConf conf = conf(CLUSTER, Map.of("spark.executor.memory", "7g"));

    assertThat(conf.get("spark.executor.memory")).isEqualTo("7g");
    assertThat(conf.get("spark.executor.memoryOverhead")).isEqualTo("700m");
  }

  @Test
  void anExecutorHasTheCoresOfOneTaskWhereNobodySaysMore() {
    System.setProperty("spark.task.cpus", "4");

    assertThat(conf(CLUSTER).get("spark.executor.cores")).isEqualTo("4");
  }

  @Test
  void optionsAndPropertiesMustNotDiffer() {
    assertUsage(with(2, 8), Map.of("spark.task.cpus", "4"), "--threads 2", "spark.task.cpus=4");
    assertUsage(with(4, 4), Map.of("spark.executor.cores", "8"), "--executor-cores 4");
    assertThat(
            Sparks.conf(settings(with(4, 8), Map.of("spark.task.cpus", "4")))
                .get("spark.executor.cores"))
        .isEqualTo("8");
  }

  @Test
  void anExecutorMustHoldATask() {
    assertUsage(with(2, 1), Map.of(), "an executor of 1 cores", "tasks of 2");
    assertUsage(with(1, 1), Map.of("spark.task.cpus", "0"), "--threads 1");
  }

  @Test
  void executorsReadNamesOutsideAsciiUnlessTheUserSaysALocale() {
    Map<String, String> german = Map.of("spark.executorEnv.LANG", "de_DE.UTF-8");

    assertThat(conf(CLUSTER).get("spark.executorEnv.LC_ALL")).isEqualTo("C.UTF-8");
    assertThat(conf(CLUSTER, german).contains("spark.executorEnv.LC_ALL")).isFalse();
  }

  @Test
  void aMasterThatSparkSubmitSaysIsNotCapped() {
    System.setProperty("spark.master", "local[64]");
    SparkSettings settings =
        new SparkSettings(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(PLAN),
            Map.of());

    assertThat(Sparks.conf(settings).get("spark.master")).isEqualTo("local[64]");
    assertThat(Sparks.isForAllCores(settings)).isFalse();
  }

  @Test
  void aJarMayLieInAFolderWithASpace(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("my programs/größe+1.jar");

    assertThat(SparkSettings.place(jar.toUri().toURL())).isEqualTo(jar);
  }

  private static void assertMemory(SparkConf conf, int tasks) {
    assertThat(conf.get("spark.executor.memory"))
        .isEqualTo(ExecutorMemory.mebibytes(256 * MIB + tasks * 400_000_000L) + "m");
    assertThat(conf.get("spark.executor.memoryOverhead")).isEqualTo((500 + tasks * 200) + "m");
  }

  private static void assertUsage(
      SparkSettings said, Map<String, String> properties, String... words) {
    assertThatThrownBy(() -> Sparks.conf(settings(said, properties)))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .message()
        .contains(words);
  }

  private static SparkSettings with(int taskCpus, int executorCores) {
    return new SparkSettings(
        Optional.of(CLUSTER),
        OptionalInt.of(taskCpus),
        OptionalInt.of(executorCores),
        Optional.of(PLAN),
        Map.of());
  }

  private static SparkSettings settings(SparkSettings said, Map<String, String> properties) {
    return new SparkSettings(
        said.master(), said.taskCpus(), said.executorCores(), said.memory(), properties);
  }

  private static SparkConf conf(String master) {
    return conf(master, Map.of());
  }

  private static SparkConf conf(String master, Map<String, String> properties) {
    return Sparks.conf(settings(master, PLAN, properties));
  }

  private static SparkSettings settings(
      String master, MemoryPlan plan, Map<String, String> properties) {
    return new SparkSettings(
        Optional.of(master),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(plan),
        properties);
  }
}
