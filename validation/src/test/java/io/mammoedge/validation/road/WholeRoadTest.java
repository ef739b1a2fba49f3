package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.validation.cli.Toolbox;
import io.mammoedge.validation.demo.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Phantoms in, verdict out: what a user types, on a data set that trains in seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeRoadTest {
  @TempDir static Path folder;
  private static SmallRoad road;

  @BeforeAll
  static void trainAndExport() throws IOException {
    road = SmallRoad.make(folder);
    Ran export = road.export("small", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
  }

  @Test
  void theReleaseIsADirectoryThatSha256sumWouldAccept() throws IOException {
    Path release = road.store().resolve("small/1.0.0");
    List<String> sums = Files.readAllLines(release.resolve("SHA256SUMS"));
    assertThat(sums).allMatch(line -> line.matches("[0-9a-f]{64}  \\S+"));
    assertThat(sums.stream().map(line -> line.substring(66)))
        .contains(
            "MODEL_CARD.md", "bom.json", "golden/expected.json", "manifest.json", "model.onnx");
    assertThat(Files.readString(release.resolve("MODEL_CARD.md")))
        .contains("Research use only", "resample to 96x80", "AUC");
    try (Stream<Path> store = Files.list(road.store().resolve("small"))) {
      assertThat(store.map(path -> path.getFileName().toString()))
          .contains("1.0.0", "current")
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void aPublishedVersionIsNeverOverwritten() {
    Ran again = road.export("small", "1.0.0");
    assertThat(again.exit()).isEqualTo(8);
    assertThat(again.err()).contains("never overwritten");
  }

  @Test
  void whatThePublisherSignsTheBoxVerifies() {
    Path keys = folder.resolve("keys");
    Path release = road.store().resolve("small/1.0.0");
    Path trust = keys.resolve("signing-key.pub.pem");
    assertThat(Ran.toolbox("keygen", "--out", keys).exit()).isZero();
    Ran sign = Ran.toolbox("sign", release, "--key", keys.resolve("signing-key.pem"));
    assertThat(sign.exit()).as(sign.err()).isZero();
    assertThat(Ran.toolbox("verify", release, "--trust", trust).exit()).isZero();
    assertThat(Ran.runtime("check", release, "--trust", trust).exit()).isZero();
  }

  @Test
  void theNameOfALineOpensItsCurrentRelease() {
    assertThat(Ran.runtime("check", road.store().resolve("small")).exit()).isZero();
  }

  @Test
  void theAuditLogIsComparedWithTheTestSplit() throws IOException {
    Path release = road.store().resolve("small/1.0.0");
    List<ImageRow> test = road.dataset().split(Split.TEST);
    DomainReference reference =
        ManifestJson.readFile(release.resolve("manifest.json")).domain().reference();
    assertThat(reference.split()).isEqualTo("test");
    assertThat(reference.n()).isEqualTo(test.size());
    assertThat(reference.manufacturers()).containsOnlyKeys(PhantomGenerator.MANUFACTURER);
    assertThat(reference.preparation().images()).isEqualTo(road.dataset().images().size());

    Path log = folder.resolve("audit.jsonl");
    List<Object> score =
        new ArrayList<>(List.of("score", release, "--audit", log, "--variant", "fp32"));
    test.forEach(row -> score.add(road.dataset().source(row)));
    assertThat(Ran.runtime(score.toArray()).exit()).isZero();
    Ran drift = Ran.toolbox("drift", release, "--audit", log);

    assertThat(drift.exit()).as(drift.err()).isEqualTo(9);
    assertThat(drift.out()).contains(test.size() + " images");
    // The same images: what was measured at export is what the runtime logs.
    assertThat(drift.out().lines().filter(line -> line.startsWith("image ")))
        .hasSize(2)
        .allMatch(line -> line.contains(": D 0.0000, p 1"));
    double[] logged =
        Files.readAllLines(log).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .mapToDouble(event -> event.get("probability").getAsDouble())
            .sorted()
            .toArray();
    for (int i = 0; i < logged.length; i++) {
      assertThat(logged[i]).isCloseTo(reference.probability().quantiles().get(i), within(2e-6));
    }
    assertThat(Files.readString(log)).doesNotContain(test.get(0).patient());
  }

  @Test
  void aPatchModelWithoutItsFeaturesIsRefused() throws IOException {
    Path patch = Files.createDirectories(folder.resolve("patch-model"));
    Files.writeString(
        patch.resolve("model.json"),
        Files.readString(road.model().resolve("model.json"))
            .replace("\"kind\": \"image\"", "\"kind\": \"patch\"")
            .replaceFirst("\"network\": \"[^\"]*\"", "\"network\": \"small\""));
    Tensor bias = new Tensor(new long[] {1}, new float[1]);
    Files.write(
        patch.resolve("weights.safetensors"),
        new Safetensors(Map.of(), Map.of("fc.bias", bias)).toBytes());
    Ran train =
        Ran.toolbox(
            "train-image",
            "--data",
            road.dataset().folder(),
            "--patch-model",
            patch,
            "--out",
            folder.resolve("never"));
    assertThat(train.exit()).as(train.err()).isEqualTo(5);
    assertThat(train.err()).contains("features.");
  }

  @Test
  void aSetIsNotPreparedAgainWithOtherSplits() {
    Ran prepare =
        Ran.toolbox(
            "prepare",
            "--in",
            folder.resolve("phantoms"),
            "--layout",
            "cbis-ddsm",
            "--out",
            road.dataset().folder(),
            "--size",
            "96x80",
            "--seed",
            "2");
    assertThat(prepare.exit()).isEqualTo(8);
  }

  @Test
  void importedWeightsAreReleasedAndScoreAsTheModelTheyCameFrom() {
    Path imported = folder.resolve("imported");
    Ran ran =
        Ran.toolbox(
            "import",
            "--state-dict",
            road.model().resolve("weights.safetensors"),
            "--net",
            "small+[16-16-32]x1,16x1",
            "--size",
            "96x80",
            "--mean",
            (float) road.dataset().description().pixels().mean(),
            "--out",
            imported);
    assertThat(ran.exit()).as(ran.err()).isZero();
    SmallRoad other = new SmallRoad(folder, road.dataset(), imported);
    Ran export = other.export("imported", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
    Ran parity = road.parity(road.store().resolve("imported/1.0.0"));
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).startsWith("EQUIVALENT");
    Ran again = Ran.toolbox("import", "--keras", imported.resolve("model.json"), "--out", imported);
    assertThat(again.exit()).isEqualTo(5);
  }

  @Test
  void everyCommandHasHelp() {
    for (String name : Toolbox.commandLine().getSubcommands().keySet()) {
      assertThat(Ran.toolbox(name, "--help").exit()).as(name).isZero();
    }
  }

  @Test
  void aReleaseOfPhantomsSaysSo() throws IOException {
    String card = Files.readString(release().resolve("MODEL_CARD.md"));
    assertThat(card).contains("PHANTOMS", "prove nothing about mammograms");
  }

  @Test
  void theRuntimeScoresADicomFileAndTheGoldenImagesHold() {
    Ran score = Ran.runtime("score", release(), road.source(), "--json");
    assertThat(score.exit()).as(score.err()).isZero();
    assertThat(score.out())
        .contains("\"probability\"", "\"version\": \"1.0.0\"", "Research use only");
    assertThat(Ran.runtime("check", release()).exit()).isZero();
  }

  @Test
  void aFileThatIsNoMammogramIsRefusedWithFive() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a mammogram");
    Path cut = folder.resolve("cut.dcm");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(road.source()), 5_000));
    for (Path bad : List.of(text, cut)) {
      Ran score = Ran.runtime("score", release(), bad);
      assertThat(score.exit()).isEqualTo(5);
      assertThat(
              (score.out() + score.err())
                  .strip()
                  .lines()
                  .filter(l -> l.contains("refused"))
                  .count())
          .as(score.out() + score.err())
          .isEqualTo(1);
    }
  }

  @Test
  void aReleaseWithOneByteChangedIsRefusedWithFour() throws IOException {
    Path copy = copyOfRelease("flipped");
    byte[] model = Files.readAllBytes(copy.resolve("model.onnx"));
    model[model.length / 2] ^= 1;
    Files.write(copy.resolve("model.onnx"), model);
    Ran score = Ran.runtime("score", copy, road.source());
    assertThat(score.exit()).isEqualTo(4);
    assertThat(score.err().strip()).hasLineCount(1).contains("model.onnx");
  }

  @Test
  @Order(1)
  void theReleaseIsEquivalentToItsTrainedNetwork() throws IOException {
    Path report = folder.resolve("report.html");
    Ran parity = road.parity(release(), "--report", report.toString());
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).startsWith("EQUIVALENT");
    assertThat(Files.readString(report)).contains("EQUIVALENT", "<svg", "Not a medical device");
  }

  @Test
  void aReleaseWithOneWrongLayerAndRightDigestsIsCaughtWithThree() throws IOException {
    Path damaged = folder.resolve("damaged");
    DamagedCopy.make(release(), damaged);
    Ran parity = road.parity(damaged, "--json");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isEqualTo(3);
    assertThat(parity.out()).contains("DIFFERENT");
    Ran check = Ran.runtime("check", damaged);
    assertThat(check.exit()).as("golden outputs catch it, too: " + check.out()).isEqualTo(3);
  }

  @Test
  void parityOnTrainingCasesIsAUsageError() {
    Ran parity = road.parity(release(), "--split", "train");
    assertThat(parity.exit()).isEqualTo(2);
  }

  /** Once a run, by whatever command, and only for the test split. */
  @Test
  void everyLookAtTheTestSplitIsWrittenIntoTheModel() {
    List<TestEvaluation> before = looks();
    assertThat(road.parity(release(), "--from", "prepared").exit()).isZero();
    assertThat(road.parity(release(), "--from", "prepared", "--split", "validation").exit())
        .isZero();
    assertThat(road.export("looked-at", "1.0.0").exit()).isZero();
    List<TestEvaluation> added = looks().subList(before.size(), looks().size());
    assertThat(added).extracting(TestEvaluation::command).containsExactly("parity", "export");
    assertThat(added).extracting(TestEvaluation::n).containsOnly(testImages());
    assertThat(added.get(0).auc()).isCloseTo(added.get(1).auc(), within(1e-6));
    assertThat(added.get(0).perPatient()).isNotNull();
    assertThat(added.get(0).models()).containsExactly(ModelDirectory.open(road.model()).identity());
  }

  private static List<TestEvaluation> looks() {
    return ModelDirectory.open(road.model()).description().evaluations();
  }

  private static int testImages() {
    return road.dataset().split(Split.TEST).size();
  }

  @Test
  void scoresWrittenByEvaluateServeAsAReference() {
    Path scores = folder.resolve("scores.csv");
    Ran evaluate = road.evaluate(scores);
    assertThat(evaluate.exit()).as(evaluate.err()).isZero();
    Ran parity = road.parityWith(scores, release());
    assertThat(parity.exit()).as(parity.out()).isIn(0, 9);
  }

  private static Path release() {
    return road.store().resolve("small/1.0.0");
  }

  private static Path copyOfRelease(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> walk = Files.walk(release())) {
      for (Path path : walk.toList()) {
        Path target = copy.resolve(release().relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return copy;
  }
}
