package io.mammoedge.archive.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the build has packed, as a cluster runs it: Spark's own {@code spark-submit} with the thin
 * jar, and executors that have nothing of this project but what it brings. It runs after the jar is
 * made: {@code mvn verify -Ppeers}.
 */
@Tag("peer")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ThinJarPeerTest {
  @TempDir private Path folder;

  @Test
  void sparkSubmitScoresAsScorerDoesAlsoWithoutALocale() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 2);
    List<Verdict> expected = List.copyOf(job.expected().values());
    renameOne(job.in());
    StandaloneCluster.Home home = home();
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, home, 1, 1);
        JavaProcess driver = submit(job, cluster.master(), home)) {
      assertThat(driver.join()).as(driver.text()).isZero();
      assertThat(driver.text()).contains("8 scored, 0 refused");
    }
    assertThat(job.scored().values()).hasSize(8).containsExactlyInAnyOrderElementsOf(expected);
  }

  private JavaProcess submit(ArchiveJob job, String master, StandaloneCluster.Home home)
      throws Exception {
    Path jar = target().resolve("mammoedge-archive.jar");
    assertThat(jar).as("packed before this test").isRegularFile();
    List<String> submit =
        List.of(
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--executor-cores",
            "1",
            jar.toString());
    return JavaProcess.start(
        folder.resolve("submit.log"),
        new StandaloneCluster.Home(home.folder(), "", "C.UTF-8").environment(),
        home.classPath(),
        Stream.concat(submit.stream(), job.score().stream()).toList());
  }

  /** Bytes, since this process itself may have no locale. */
  private static void renameOne(Path in) throws Exception {
    String rename = "cd \"$0\" && mv \"$(ls | head -n 1)\" \"$(printf 'M\\303\\274ller.dcm')\"";
    assertThat(new ProcessBuilder("sh", "-c", rename, in.toString()).start().waitFor()).isZero();
  }

  /** Spark as the build has put it together, for workers as cron or systemd starts them. */
  private static StandaloneCluster.Home home() {
    Path spark = target().resolve("toolbox");
    assertThat(spark.resolve("jars")).as("copied before this test").isDirectory();
    return new StandaloneCluster.Home(spark, spark.resolve("jars") + "/*", "POSIX");
  }

  private static Path target() {
    return Path.of(System.getProperty("archive.options")).resolveSibling("target");
  }
}
