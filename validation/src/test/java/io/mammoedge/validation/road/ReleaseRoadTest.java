package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.validation.demo.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publisher does with a trained model. */
class ReleaseRoadTest {
  private static final int ENOUGH_FOR_A_VERDICT = 72;

  @TempDir static Path folder;
  private static SmallRoad road;

  @BeforeAll
  static void train() throws IOException {
    road = SmallRoad.make(folder, ENOUGH_FOR_A_VERDICT, new ImageSize(96, 80).stretch());
  }

  /** A verdict on areas within 0.01 needs more patients than a test has time for. */
  @Test
  void anEightBitVariantThatHoldsIsPublishedAndUsed() {
    Ran export = road.export("bytes", "1.0.0", "--int8", "--margin", "0.5");
    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(export.err()).contains("int8: EQUIVALENT");
    Path release = road.store().resolve("bytes/1.0.0");
    Manifest manifest = Release.open(release).manifest();
    assertThat(manifest.parity().get("int8").deltaAuc().margin()).isEqualTo(0.5);
    assertThat(release.resolve("model.int8.onnx")).exists();
    Ran score = Ran.runtime("score", release, road.source());
    assertThat(score.out()).contains("int8 (int8 passes its golden check on this machine)");
    assertThat(Ran.runtime("check", release).exit()).isZero();
    Ran info = Ran.runtime("info", release.resolve("model.int8.onnx"));
    assertThat(info.exit()).as(info.err()).isZero();
    assertThat(Math.abs(probability(release, Variant.INT8) - probability(release, Variant.FP32)))
        .as("8 bits are not floats, but near")
        .isBetween(1e-9, 0.1);
  }

  @Test
  void oneThatDoesNotHoldIsLeftOut() {
    Ran export = road.export("floats", "1.0.0", "--int8", "--margin", "1e-9");
    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(export.err()).contains("int8 was left out: ");
    Path release = road.store().resolve("floats/1.0.0");
    assertThat(release.resolve("model.int8.onnx")).doesNotExist();
    assertThat(Release.open(release).manifest().variants()).containsOnlyKeys("fp32");
  }

  @Test
  void withoutADataSetThereIsNoEightBitVariant() {
    Ran export = road.exportUnmeasured("x", "1.0.0", "--int8");
    assertThat(export.exit()).isEqualTo(2);
    assertThat(export.err()).contains("--int8 needs --data");
  }

  @Test
  void aNameOrVersionThatIsNoFolderOfTheStoreIsRefusedBeforeAnyWork() {
    for (String[] id :
        List.of(new String[] {"../../evil", "1.0.0"}, new String[] {"x", "banana"})) {
      Ran export = road.exportUnmeasured(id[0], id[1]);
      assertThat(export.exit()).as(export.err()).isEqualTo(2);
    }
    assertThat(road.store().resolve("../../evil")).doesNotExist();
    assertThat(road.store().resolve("x")).doesNotExist();
  }

  @Test
  void flipsAtRuntimeHoldTheirParityToo() {
    Ran export = road.exportUnmeasured("flipped", "1.0.0", "--flips", "runtime");
    assertThat(export.exit()).as(export.err()).isZero();
    Ran parity = road.parity(road.store().resolve("flipped/1.0.0"), "--from", "prepared");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
  }

  @Test
  void theSameModelGivesTheSameGraph() throws IOException {
    Path line = road.store().resolve("same");
    assertThat(road.export("same", "1.0.0").exit()).isZero();
    assertThat(road.export("same", "1.0.1").exit()).isZero();
    assertThat(Files.readAllBytes(line.resolve("1.0.1/golden/expected.json")))
        .isEqualTo(Files.readAllBytes(line.resolve("1.0.0/golden/expected.json")));
    byte[] once = Files.readAllBytes(line.resolve("1.0.1/model.onnx"));
    DamagedCopy.delete(line.resolve("1.0.1"));
    assertThat(road.export("same", "1.0.1").exit()).isZero();
    assertThat(Files.readAllBytes(line.resolve("1.0.1/model.onnx"))).isEqualTo(once);
  }

  @Test
  void flipsInTheGraphScoreWhatTheRuntimeAverages() {
    assertThat(road.export("inside", "1.0.0", "--flips", "in-graph").exit()).isZero();
    assertThat(road.export("outside", "1.0.0", "--flips", "runtime").exit()).isZero();
    Path inside = road.store().resolve("inside/1.0.0");
    assertThat(probability(inside, Variant.FP32))
        .isCloseTo(probability(road.store().resolve("outside/1.0.0"), Variant.FP32), within(1e-5));
    Ran parity = road.parity(inside, "--from", "source");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
  }

  @Test
  void theSameModelExportedTwiceGivesTheSameFiles() throws IOException {
    List<Object> more = List.of("--int8", "--margin", "0.5", "--flips", "in-graph");
    assertThat(road.export("twice", "1.0.0", more.toArray()).exit()).isZero();
    SmallRoad other = new SmallRoad(folder.resolve("other"), road.dataset(), road.model());
    assertThat(other.export("twice", "1.0.0", more.toArray()).exit()).isZero();
    assertThat(files(other.store().resolve("twice/1.0.0")))
        .isEqualTo(files(road.store().resolve("twice/1.0.0")));
  }

  @Test
  void aVersionMustSayWhatChanged() {
    assertThat(road.export("versions", "1.0.0").exit()).isZero();
    Ran patch = road.export("versions", "1.0.1", "--flips", "runtime");
    assertThat(patch.exit()).isEqualTo(2);
    assertThat(patch.err())
        .contains("these changed: flips; ", "choose a new minor number")
        .hasLineCount(1);
    assertThat(road.store().resolve("versions/1.0.1")).doesNotExist();
    Ran minor =
        road.export(
            "versions",
            "1.1.0",
            "--flips",
            "runtime",
            "--parent",
            road.store().resolve("versions/1.0.0"),
            "--change",
            "averages over flips");
    assertThat(minor.exit()).as(minor.err()).isZero();
    Path release = road.store().resolve("versions/1.1.0");
    Manifest.Provenance from = Release.open(release).manifest().provenance();
    assertThat(from.parents()).singleElement().asString().startsWith("versions 1.0.0 sha256:");
    assertThat(from.changes()).containsExactly("averages over flips");
    Ran diff = Ran.toolbox("diff", road.store().resolve("versions/1.0.0"), release);
    assertThat(diff.out()).contains("flips (minor)", "  - none", "  + runtime");
    Ran list = Ran.toolbox("list", "--store", road.store());
    assertThat(list.out()).contains("* versions 1.0.0").contains("  versions 1.1.0");
    assertThat(Ran.toolbox("promote", release).exit()).isZero();
    assertThat(Release.open(road.store().resolve("versions")).manifest().version())
        .isEqualTo("1.1.0");
    assertThat(Ran.toolbox("rollback", road.store().resolve("versions")).exit()).isZero();
  }

  @Test
  void theCardHasAPictureAndSaysWhatIsKnown() throws IOException {
    assertThat(road.export("card", "1.0.0").exit()).isZero();
    Path release = road.store().resolve("card/1.0.0");
    assertThat(Files.readString(release.resolve("MODEL_CARD.md")))
        .contains("![ROC curve](roc.svg)", "Intended use", "views: ", "`fp32`: EQUIVALENT");
    assertThat(Files.readString(release.resolve("roc.svg"))).contains("<svg", "AUC");
    assertThat(Files.readString(release.resolve("bom.json")))
        .contains("performanceMetrics", "confidenceInterval", "model.onnx");
  }

  private static double probability(Path release, Variant variant) {
    ScoreOptions options = new ScoreOptions(ProviderChoice.CPU, variant, 1, null);
    try (Scorer scorer = Scorer.open(Release.open(release), options)) {
      return scorer.score(road.source()).result().probability();
    }
  }

  private static Map<String, String> files(Path release) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(release)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            release.relativize(file).toString(),
            Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))));
      }
    }
    return files;
  }
}
