package io.mammoedge.archive.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.TableRows;
import io.mammoedge.archive.spark.ExecutorMemory;
import io.mammoedge.runtime.testing.SmallDicom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real master and two real workers of Spark, of whom one is killed in the middle. */
@Tag("peer")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ClusterPeerTest {
  @TempDir private Path folder;

  @Test
  void aKilledWorkerCostsNothingButTime() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 500);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2, 1);
        JavaProcess driver = job.start(cluster.master(), "--wave", "250")) {
      job.awaitWaves(driver, 2);
      cluster.worker(0).kill();
      assertThat(driver.join()).as(driver.text()).isZero();
      assertThat(driver.text()).contains("2000 scored, 0 refused");
    }
    assertThat(job.scored()).hasSize(2000).isEqualTo(job.saidByTheEdgeJar());
  }

  @Test
  void aKilledDriverIsFollowedByOneThatGoesOn() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 50);
    int kept;
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2, 1)) {
      try (JavaProcess driver = job.start(cluster.master(), "--wave", "20")) {
        job.awaitWaves(driver, 2);
        driver.kill();
      }
      kept = job.scored().size();
      try (JavaProcess driver = job.start(cluster.master())) {
        assertThat(driver.join()).as(driver.text()).isZero();
        assertThat(driver.text()).contains((200 - kept) + " files to score");
      }
    }
    assertThat(kept).isBetween(40, 199);
    assertThat(job.scored()).isEqualTo(job.saidByTheEdgeJar());
  }

  /** Films as large as the bound was made for, two at a time, in the codec that needs most. */
  @Test
  void anExecutorStaysBelowWhatItsMemoryIsSaidToBe() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 1);
    short[] pixels = new short[40_000_000];
    Arrays.fill(pixels, 0, pixels.length / 2, (short) 9999);
    Path film = SmallDicom.write(job.in().resolve("film.dcm"), 6400, 6250, pixels);
    Path packed = job.in().resolve("packed.dcm");
    Process gdcm =
        new ProcessBuilder("gdcmconv", "--j2k", film.toString(), packed.toString())
            .inheritIO()
            .start();
    assertThat(gdcm.waitFor()).isZero();
    for (int copy = 0; copy < 3; copy++) {
      Files.createLink(job.in().resolve("film" + copy + ".dcm"), film);
      Files.createLink(job.in().resolve("packed" + copy + ".dcm"), packed);
    }
    long bound = ExecutorMemory.of(job.manifest(), 2).bytes();
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 1, 2);
        JavaProcess driver = job.start(cluster.master(), "--executor-cores", "2")) {
      long peak = 0;
      while (driver.isAlive()) {
        peak = Math.max(peak, cluster.worker(0).peakOfChildren());
        Thread.sleep(50);
      }

      assertThat(driver.join()).as(driver.text()).isZero();
      assertThat(driver.text()).contains("12 scored, 0 refused");
      assertThat(peak).isBetween(bound / 2, bound);
    }
  }

  @Test
  void aFileThatNoExecutorSurvivesIsARow() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 1);
    int side = 8192;
    SmallDicom.write(job.in().resolve("large.dcm"), side, side, new short[side * side]);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 1, 1);
        JavaProcess driver =
            job.start(
                cluster.master(),
                "--wave",
                "100",
                // Spark itself would not start with so little; it is told something else.
                "--conf",
                "spark.testing.memory=1000000000",
                "--conf",
                "spark.network.maxRemoteBlockSizeFetchToMem=50m",
                "--conf",
                "spark.executor.extraJavaOptions=-XX:MaxHeapSize=150m -XX:+CrashOnOutOfMemoryError"
                    + " -XX:-CreateCoredumpOnCrash")) {
      assertThat(driver.join()).as(driver.text()).isZero();
      assertThat(driver.text()).contains("4 scored, 1 refused");
    }
    assertThat(TableRows.of(job.table()).stream().filter(row -> row.refusal() != null).toList())
        .extracting(TableRows.Row::refusal)
        .isEqualTo(List.of("CRASHED"));
    assertThat(job.scored()).isEqualTo(job.expected());
  }
}
