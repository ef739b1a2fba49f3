package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.golden.GreyPng;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/examples/javascript}, installed and run as its users do (Node.js and npm). */
@Tag("peer")
class JavaScriptExampleTest {
  private static final Path EXAMPLE = Path.of("../docs/examples/javascript");

  @TempDir static Path folder;
  private static SmallRoad road;

  @BeforeAll
  static void trainAndInstall() throws IOException, InterruptedException {
    road = SmallRoad.make(folder);
    for (String file : List.of("package.json", "score.mjs")) {
      Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
    }
    run("npm", "install", "--fetch-retries=5", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  @Test
  void rawPixelsScoreTheSameWithoutAnyPreprocessing() throws IOException, InterruptedException {
    for (String flips : List.of("none", "in-graph")) {
      assertThat(road.export(flips, "1.0.0", "--flips", flips).exit()).isZero();
      Path release = road.store().resolve(flips + "/1.0.0");
      Mammogram phantom = MammogramReader.read(road.source(), Intensity.STORED, Accept.ARCHIVE);
      Path png = folder.resolve("phantom.png");
      Files.write(png, GreyPng.encode(phantom.rows(), phantom.columns(), phantom.pixels()));
      String said = run("node", "score.mjs", release.toString(), png.toString());
      assertThat(Double.parseDouble(said.substring(0, said.indexOf(' '))))
          .isCloseTo(probability(release), within(1e-5));
    }
  }

  @Test
  void theGoldenImagesHold() throws IOException, InterruptedException {
    assertThat(road.export("golden", "1.0.0").exit()).isZero();
    String said = run("node", "score.mjs", road.store().resolve("golden/1.0.0").toString());
    assertThat(said.lines()).hasSize(3).allMatch(line -> line.contains("allowed 0.0001"));
  }

  private static double probability(Path release) {
    ScoreOptions options = new ScoreOptions(ProviderChoice.CPU, Variant.FP32, 1, null);
    try (Scorer scorer = Scorer.open(Release.open(release), options)) {
      return scorer.score(road.source()).result().probability();
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    // Its installer asks another site for GPU libraries; those of the processor are in the package.
    builder.environment().put("ONNXRUNTIME_NODE_INSTALL", "skip");
    int exit = builder.start().waitFor();
    assertThat(exit).as(Files.readString(folder.resolve("err.txt"))).isZero();
    return Files.readString(out);
  }
}
