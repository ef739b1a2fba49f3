package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's networks go the whole road: patches, whole images, release, parity. */
class PaperRoadTest {
  /** One stage, so that a network learns for a few steps only. */
  private static final String A_FEW_STEPS =
      """
      {"seed": 1, "batchSize": 8, "microBatch": 4, "balanceClasses": true, "dropout": 0.1,
       "augmentation": {"horizontalFlip": true, "verticalFlip": true, "rotation": 25,
                        "shear": 0.2, "zoom": 0.2, "shift": 20},
       "stages": [{"name": "head", "epochs": 1, "learningRate": 1e-4, "frozen": ["lower"]}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "resnet50, '[512-512-1024]x2,[512-512-1024]x2', 128, 96",
    "vgg16, '512x1,512x1', 160, 128",
    "resnet50-keras-same/8, 'heatmap1-relu,fc16-8', 256, 224",
    "medium, '[16-16-32]x1,16x1', 128, 96"
  })
  void scoresAsAReleaseWhatItWasTrainedToScore(String net, String top, int height, int width)
      throws IOException {
    Dataset dataset = SmallRoad.phantoms(folder, 16, new ImageSize(height, width).stretch());
    Path config = Files.writeString(folder.resolve("few.json"), A_FEW_STEPS);
    Path patches = folder.resolve("patches");
    good("patches", "--data", dataset.folder(), "--set", "s1", "--size", 32, "--out", patches);
    Path patch = folder.resolve("patch");
    good(
        "train-patch",
        "--data",
        patches,
        "--net",
        net,
        "--config",
        config,
        "--epochs",
        1,
        "--seed",
        3,
        "--threads",
        2,
        "--workers",
        1,
        "--out",
        patch);
    Path image = folder.resolve("image");
    good(
        "train-image",
        "--data",
        dataset.folder(),
        "--patch-model",
        patch,
        "--top",
        top,
        "--config",
        config,
        "--out",
        image);
    assertThat(ModelDirectory.open(image).description().network()).isEqualTo(net + "+" + top);
    SmallRoad road = new SmallRoad(folder, dataset, image);
    Ran export = road.export("paper", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
    Ran parity = road.parity(road.store().resolve("paper/1.0.0"));
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).startsWith("EQUIVALENT");
  }

  private static void good(Object... command) {
    Ran ran = Ran.toolbox(command);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }
}
