package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.validation.cli.Toolbox;
import io.mammoedge.validation.demo.DamagedCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
import picocli.CommandLine;

/** Phantoms in, verdict out: what a user types, on a data set that trains in seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeRoadTest {
  @TempDir static Path folder;
  private static SmallRoad road;

  /** What a command printed and how it ended. */
  private record Ran(int exit, String out, String err) {}

  @BeforeAll
  static void trainAndExport() throws IOException {
    road = SmallRoad.make(folder);
    Ran export = export("1.0.0");
    assertThat(export.exit).as(export.err).isZero();
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
    Ran again = export("1.0.0");
    assertThat(again.exit).isEqualTo(8);
    assertThat(again.err).contains("never overwritten");
  }

  @Test
  void aNameOrVersionThatIsNoFolderOfTheStoreIsRefusedBeforeAnyWork() throws IOException {
    for (String[] id :
        List.of(new String[] {"../../evil", "1.0.0"}, new String[] {"x", "banana"})) {
      Ran export =
          toolbox(
              "export",
              "--model",
              road.model().toString(),
              "--name",
              id[0],
              "--version",
              id[1],
              "--store",
              road.store().toString());
      assertThat(export.exit).as(export.err).isEqualTo(2);
    }
    assertThat(road.store().resolve("../../evil")).doesNotExist();
    assertThat(road.store().resolve("x")).doesNotExist();
  }

  @Test
  void theNameOfALineOpensItsCurrentRelease() {
    assertThat(runtime("check", road.store().resolve("small").toString()).exit).isZero();
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
        toolbox(
            "train-image",
            "--data",
            road.dataset().folder().toString(),
            "--patch-model",
            patch.toString(),
            "--out",
            folder.resolve("never").toString());
    assertThat(train.exit).as(train.err).isEqualTo(5);
    assertThat(train.err).contains("features.");
  }

  @Test
  void aSetIsNotPreparedAgainWithOtherSplits() {
    Ran prepare =
        toolbox(
            "prepare",
            "--in",
            folder.resolve("phantoms").toString(),
            "--layout",
            "cbis-ddsm",
            "--out",
            road.dataset().folder().toString(),
            "--size",
            "96x80",
            "--seed",
            "2");
    assertThat(prepare.exit).isEqualTo(8);
  }

  @Test
  void everyCommandHasHelp() {
    for (String name : Toolbox.commandLine().getSubcommands().keySet()) {
      assertThat(toolbox(name, "--help").exit).as(name).isZero();
    }
  }

  @Test
  void aReleaseOfPhantomsSaysSo() throws IOException {
    String card = Files.readString(Path.of(release()).resolve("MODEL_CARD.md"));
    assertThat(card).contains("PHANTOMS", "prove nothing about mammograms");
  }

  @Test
  void theSameModelGivesTheSameGraph() throws IOException {
    assertThat(export("1.0.1").exit).isZero();
    Path store = road.store().resolve("small");
    assertThat(Files.readAllBytes(store.resolve("1.0.1/golden/expected.json")))
        .isEqualTo(Files.readAllBytes(store.resolve("1.0.0/golden/expected.json")));
    deleteRelease(store.resolve("1.0.1"));
    assertThat(export("1.0.1").exit).isZero();
    byte[] once = Files.readAllBytes(store.resolve("1.0.1/model.onnx"));
    deleteRelease(store.resolve("1.0.1"));
    assertThat(export("1.0.1").exit).isZero();
    assertThat(Files.readAllBytes(store.resolve("1.0.1/model.onnx"))).isEqualTo(once);
    deleteRelease(store.resolve("1.0.1"));
  }

  @Test
  void theRuntimeScoresADicomFileAndTheGoldenImagesHold() {
    Ran score = runtime("score", release(), road.source().toString(), "--json");
    assertThat(score.exit).as(score.err).isZero();
    assertThat(score.out)
        .contains("\"probability\"", "\"version\": \"1.0.0\"", "Research use only");
    assertThat(runtime("check", release()).exit).isZero();
  }

  @Test
  void aFileThatIsNoMammogramIsRefusedWithFive() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a mammogram");
    Path cut = folder.resolve("cut.dcm");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(road.source()), 5_000));
    for (Path bad : List.of(text, cut)) {
      Ran score = runtime("score", release(), bad.toString());
      assertThat(score.exit).isEqualTo(5);
      assertThat((score.out + score.err).strip().lines().filter(l -> l.contains("refused")).count())
          .as(score.out + score.err)
          .isEqualTo(1);
    }
  }

  @Test
  void aReleaseWithOneByteChangedIsRefusedWithFour() throws IOException {
    Path copy = copyOfRelease("flipped");
    byte[] model = Files.readAllBytes(copy.resolve("model.onnx"));
    model[model.length / 2] ^= 1;
    Files.write(copy.resolve("model.onnx"), model);
    Ran score = runtime("score", copy.toString(), road.source().toString());
    assertThat(score.exit).isEqualTo(4);
    assertThat(score.err.strip()).hasLineCount(1).contains("model.onnx");
  }

  @Test
  @Order(1)
  void theReleaseIsEquivalentToItsTrainedNetwork() throws IOException {
    Path report = folder.resolve("report.html");
    Ran parity =
        toolbox(
            "parity",
            "--release",
            release(),
            "--data",
            road.dataset().folder().toString(),
            "--reference",
            road.model().toString(),
            "--report",
            report.toString());
    assertThat(parity.exit).as(parity.out + parity.err).isZero();
    assertThat(parity.out).startsWith("EQUIVALENT");
    assertThat(Files.readString(report)).contains("EQUIVALENT", "<svg", "Not a medical device");
  }

  @Test
  void aReleaseWithOneWrongLayerAndRightDigestsIsCaughtWithThree() throws IOException {
    Path damaged = folder.resolve("damaged");
    DamagedCopy.make(Path.of(release()), damaged);
    Ran parity =
        toolbox(
            "parity",
            "--release",
            damaged.toString(),
            "--data",
            road.dataset().folder().toString(),
            "--reference",
            road.model().toString(),
            "--json");
    assertThat(parity.exit).as(parity.out + parity.err).isEqualTo(3);
    assertThat(parity.out).contains("DIFFERENT");
    Ran check = runtime("check", damaged.toString());
    assertThat(check.exit).as("golden outputs catch it, too: " + check.out).isEqualTo(3);
  }

  @Test
  void parityOnTrainingCasesIsAUsageError() {
    Ran parity =
        toolbox(
            "parity",
            "--release",
            release(),
            "--data",
            road.dataset().folder().toString(),
            "--reference",
            road.model().toString(),
            "--split",
            "train");
    assertThat(parity.exit).isEqualTo(2);
  }

  @Test
  void scoresWrittenByEvaluateServeAsAReference() {
    Path scores = folder.resolve("scores.csv");
    Ran evaluate =
        toolbox(
            "evaluate",
            "--data",
            road.dataset().folder().toString(),
            "--model",
            road.model().toString(),
            "--scores",
            scores.toString());
    assertThat(evaluate.exit).as(evaluate.err).isZero();
    Ran parity =
        toolbox(
            "parity",
            "--release",
            release(),
            "--data",
            road.dataset().folder().toString(),
            "--reference",
            scores.toString());
    assertThat(parity.exit).as(parity.out).isIn(0, 9);
  }

  @Test
  void flipsAtRuntimeHoldTheirParityToo() {
    Ran export =
        toolbox(
            "export",
            "--model",
            road.model().toString(),
            "--name",
            "flipped",
            "--version",
            "1.0.0",
            "--store",
            road.store().toString(),
            "--flips",
            "runtime");
    assertThat(export.exit).as(export.err).isZero();
    Ran parity =
        toolbox(
            "parity",
            "--release",
            road.store().resolve("flipped/1.0.0").toString(),
            "--data",
            road.dataset().folder().toString(),
            "--reference",
            road.model().toString(),
            "--from",
            "prepared");
    assertThat(parity.exit).as(parity.out + parity.err).isZero();
  }

  private static Ran export(String version) {
    return toolbox(
        "export",
        "--model",
        road.model().toString(),
        "--name",
        "small",
        "--version",
        version,
        "--store",
        road.store().toString(),
        "--data",
        road.dataset().folder().toString());
  }

  private static String release() {
    return road.store().resolve("small/1.0.0").toString();
  }

  private static Ran toolbox(String... arguments) {
    return run(Toolbox.commandLine(), arguments);
  }

  private static Ran runtime(String... arguments) {
    return run(RuntimeMain.commandLine(), arguments);
  }

  private static Ran run(CommandLine command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exit = CliErrors.execute(command, arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  private static Path copyOfRelease(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> walk = Files.walk(Path.of(release()))) {
      for (Path path : walk.toList()) {
        Path target = copy.resolve(Path.of(release()).relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return copy;
  }

  private static void deleteRelease(Path release) throws IOException {
    DamagedCopy.delete(release);
  }
}
