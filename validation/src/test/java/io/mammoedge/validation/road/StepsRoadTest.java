package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.validation.cli.Toolbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A data set with every kind of step, its model, its release: from the DICOM files on. */
class StepsRoadTest {
  private static final List<Step> STEPS =
      List.of(
          new CropBorder(10),
          new Orient(),
          new CropBackground(5140, 20),
          new Resample(96, 80, Resample.Fit.LETTERBOX));

  @TempDir static Path folder;
  private static SmallRoad road;
  private static final StringWriter err = new StringWriter();

  @BeforeAll
  static void prepareAndTrain() throws IOException {
    road = SmallRoad.make(folder, new Preprocessing(STEPS));
  }

  @Test
  void theReleaseCarriesTheStepsAndScoresWhatWasTrained() {
    assertThat(export("1.0.0", "none")).as(err.toString()).isZero();
    Path release = road.store().resolve("steps/1.0.0");
    Preprocessing carried = ManifestJson.readFile(release.resolve("manifest.json")).preprocessing();
    float mean = (float) road.dataset().description().pixels().mean();
    assertThat(carried).isEqualTo(Preprocessing.of(STEPS, mean));
    assertThat(parity(release, "source")).as(err.toString()).isZero();
    assertThat(parity(release, "prepared")).isEqualTo(2);
    assertThat(err.toString()).contains("use --from source");
  }

  @Test
  void flipsThatTheStepsWouldUndoAreRefused() {
    assertThat(export("1.1.0", "runtime")).isEqualTo(2);
    assertThat(err.toString()).contains("--flips none");
  }

  private static int export(String version, String flips) {
    return toolbox(
        "export",
        "--model",
        road.model().toString(),
        "--name",
        "steps",
        "--version",
        version,
        "--store",
        road.store().toString(),
        "--data",
        road.dataset().folder().toString(),
        "--flips",
        flips);
  }

  private static int parity(Path release, String from) {
    return toolbox(
        "parity",
        "--release",
        release.toString(),
        "--data",
        road.dataset().folder().toString(),
        "--reference",
        road.model().toString(),
        "--from",
        from);
  }

  private static int toolbox(String... arguments) {
    CommandLine line = Toolbox.commandLine();
    line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
    return CliErrors.execute(line, arguments);
  }
}
