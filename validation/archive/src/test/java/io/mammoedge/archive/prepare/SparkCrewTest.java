package io.mammoedge.archive.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of images that some machine cannot read; one task runs at a time. */
class SparkCrewTest {
  private static final int IMAGES = 24;

  /** Of eight images each. */
  private static final int TASKS = 3;

  private static final String DESCRIPTION = "dataset.json";

  private static SparkSession session;

  @TempDir private Path folder;

  private final AtomicInteger done = new AtomicInteger();
  private Path in;
  private Path alone;

  @BeforeAll
  static void start() {
    session =
        Sparks.start(
            new SparkSettings(
                Optional.of("local[1]"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Map.of()));
  }

  @AfterAll
  static void stop() throws IOException {
    session.close();
  }

  @BeforeEach
  void phantoms() {
    in = folder.resolve("phantoms");
    new InbreastLayout(new PhantomSet(IMAGES / 4, 96, 64, 5)).write(in, () -> {});
    alone = folder.resolve("alone");
  }

  /** The folder holds a finished data set, which is made once more. */
  @Test
  void aMachineThatHasLostItsMountEndsTheRunAndNothingIsRemoved() throws IOException {
    preparation(alone).run(() -> {});
    Map<String, String> finished = contents(alone);

    assertThatThrownBy(() -> together(alone, 2, Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .message()
        .contains("_ANON.dcm: no such file", "the disk comes and goes, then run again")
        .hasLineCount(1);

    finished.remove(DESCRIPTION);
    assertThat(contents(alone)).containsAllEntriesOf(finished);
    assertThat(done).hasValue(8);
  }

  @Test
  void aDiskThatIsBackAfterAMomentCostsNothing() throws IOException {
    Path out = folder.resolve("together");
    together(out, 2, TASKS + 2);

    preparation(alone).run(() -> {});
    assertThat(contents(out)).isEqualTo(contents(alone));
    assertThat(done).hasValue(preparation(alone).images());
  }

  @Test
  void whatTheDriverCannotReadEitherIsRefused() throws IOException {
    try (Stream<Path> files = Files.list(in.resolve("AllDICOMs"))) {
      Path missing = files.sorted().toList().get(IMAGES / 2);
      Files.delete(missing);
      Files.createSymbolicLink(missing, folder.resolve("nowhere"));
    }
    Path out = folder.resolve("together");
    together(out, 0, 0);

    preparation(alone).run(() -> {});
    assertThat(contents(out)).isEqualTo(contents(alone));
    assertThat(Dataset.open(out).images()).hasSize(preparation(alone).images() - 1);
    assertThat(Files.readString(out.resolve(DESCRIPTION))).containsOnlyOnce("NOT_FOUND");
    assertThat(done).hasValue(preparation(alone).images());
  }

  /** As where the contours lie on a disk of their own, which one machine lacks. */
  @Test
  void aMachineThatSeesLessThanTheDriverEndsTheRun() throws IOException {
    Path out = folder.resolve("together");
    Preparation driver = preparation(out);
    Files.move(in.resolve("AllXML"), folder.resolve("away"));

    assertThatThrownBy(() -> together(driver, out, 0, 0))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("sees other files of the archive than the driver")
        .hasMessageContaining("then run again");

    assertThat(out.resolve(DESCRIPTION)).doesNotExist();
    assertThat(done).hasValue(0);
  }

  @Test
  void aMachineWithoutTheArchiveEndsTheRunAsTroubleOfTheMachine() throws IOException {
    Path out = folder.resolve("together");
    Preparation driver = preparation(out);
    Files.move(in, folder.resolve("away"));

    assertThatThrownBy(() -> together(driver, out, 0, 0))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("so says an executor")
        .hasMessageContaining("then run again");
  }

  @Test
  void aMachineWithAnOutOfItsOwnDoesNotMakeASetWithHoles() {
    Path out = folder.resolve("together");
    Preparation driver = preparation(out);
    PrepareTask task = new PrepareTask(out.toString(), "holes", driver.fingerprint());

    assertThatThrownBy(
            () ->
                driver.run(
                    new SparkCrew(
                        JavaSparkContext.fromSparkContext(session.sparkContext()),
                        driver,
                        new WritesElsewhere(task, out.resolve("images").toString()),
                        done::incrementAndGet)))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("all machines must share this folder");
    assertThat(out.resolve(DESCRIPTION)).doesNotExist();
  }

  private void together(Path out, int from, int to) throws IOException {
    together(preparation(out), out, from, to);
  }

  private void together(Preparation driver, Path out, int from, int to) throws IOException {
    Path counter = Files.createDirectory(folder.resolve("counter"));
    PrepareTask task = new PrepareTask(out.toString(), "a run", driver.fingerprint());
    driver.run(
        new SparkCrew(
            JavaSparkContext.fromSparkContext(session.sparkContext()),
            driver,
            new LosesItsMount(task, in.toString(), counter.toString(), from, to),
            done::incrementAndGet));
  }

  private Preparation preparation(Path out) {
    return Preparation.of(
        new PrepareSettings(
            in,
            Layout.INBREAST,
            out,
            new ImageSize(48, 32),
            Optional.empty(),
            PrepareSettings.SEED));
  }

  private static Map<String, String> contents(Path dataset) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(dataset)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(dataset.relativize(file).toString(), Digests.sha256(file));
      }
    }
    return contents;
  }
}
