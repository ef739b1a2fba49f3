package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.ManifestJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @BeforeAll
  static void prepareAndTrain() throws IOException {
    road = SmallRoad.make(folder, new Preprocessing(STEPS));
  }

  @Test
  void theReleaseCarriesTheStepsAndScoresWhatWasTrained() {
    Ran export = road.export("steps", "1.0.0", "--flips", "none");
    assertThat(export.exit()).as(export.err()).isZero();
    Path release = road.store().resolve("steps/1.0.0");
    Preprocessing carried = ManifestJson.readFile(release.resolve("manifest.json")).preprocessing();
    float mean = (float) road.dataset().description().pixels().mean();
    assertThat(carried).isEqualTo(Preprocessing.of(STEPS, mean));
    Ran parity = road.parity(release, "--from", "source");
    assertThat(parity.exit()).as(parity.err()).isZero();
    Ran prepared = road.parity(release, "--from", "prepared");
    assertThat(prepared.exit()).isEqualTo(2);
    assertThat(prepared.err()).contains("use --from source");
  }

  @Test
  void flipsThatTheStepsWouldUndoAreRefused() {
    Ran export = road.export("steps", "1.1.0", "--flips", "runtime");
    assertThat(export.exit()).isEqualTo(2);
    assertThat(export.err()).contains("--flips none");
  }
}
