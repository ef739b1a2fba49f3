package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.testing.Script;
import io.mammoedge.runtime.trust.KeyAlgorithm;
import io.mammoedge.runtime.trust.KeyFiles;
import io.mammoedge.runtime.trust.Signer;
import io.mammoedge.validation.cli.Toolbox;
import io.mammoedge.validation.demo.DamagedCopy;
import io.mammoedge.validation.road.CiDocument.Pipeline;
import io.mammoedge.validation.road.CiDocument.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import picocli.CommandLine;

/**
 * The pipelines of docs/ci.md, run as written in a checkout that has what they expect. The toolbox
 * is there as if it had been built, so that no step runs Maven inside Maven.
 */
class CiPipelinesTest {
  private static final List<String> OFFICIAL =
      List.of("actions/checkout@v4", "actions/setup-java@v4", "actions/upload-artifact@v4");

  @TempDir static Path checkout;

  private static CiDocument document;
  private static KeyFiles key;

  /** One run of a pipeline: the exit code of each step that ran. */
  private record Run(List<Integer> exits, String output) {
    boolean isGreen() {
      return exits.stream().allMatch(exit -> exit == 0);
    }
  }

  @BeforeAll
  static void prepare() throws IOException {
    document = CiDocument.read();
    SmallRoad road = SmallRoad.make(checkout);
    Ran export = road.export("mine", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
    key = KeyFiles.create(checkout.resolve("keys"), KeyAlgorithm.ECDSA_P256);
    Files.copy(key.publicKey(), checkout.resolve("publisher.pub.pem"));
    sign(release("mine"), false);
    build();
  }

  @BeforeEach
  void forgetTheReports() throws IOException {
    DamagedCopy.delete(checkout.resolve("reports"));
    Files.deleteIfExists(summary());
  }

  @Test
  void onGitHubAGoodReleasePasses() throws Exception {
    Run run = github(Map.of());
    assertThat(run.isGreen()).as(run.output()).isTrue();
    assertThat(run.exits()).hasSize(4);
    assertGoodReports();
    assertThat(Files.readString(summary()))
        .startsWith("## PASSED: parity of ")
        .contains("## PASSED: check of mine 1.0.0", "Not a medical device");
  }

  @Test
  void onGitLabAGoodReleasePasses() throws Exception {
    Run run = run(document.gitlab(), Map.of());
    assertThat(run.isGreen()).as(run.output()).isTrue();
    assertGoodReports();
    assertThat(Files.readString(checkout.resolve("reports/summary.md")))
        .startsWith("## PASSED: parity of ");
    assertThat(document.gitlabArtifacts().get("when")).isEqualTo("always");
    assertThat(document.gitlabArtifacts().get("paths")).isEqualTo(List.of("reports/"));
  }

  /** One byte: the signature does not hold, nothing is compared, and the page shows why. */
  @Test
  void anAlteredReleaseIsRedWithFour() throws Exception {
    Path altered = copy("altered");
    byte[] model = Files.readAllBytes(altered.resolve("model.onnx"));
    model[model.length / 2] ^= 1;
    Files.write(altered.resolve("model.onnx"), model);
    Run run = github(Map.of("RELEASE", "store/altered/1.0.0"));
    assertThat(run.exits()).containsExactly(0, 4, 4);
    assertThat(run.output()).contains("'model.onnx' is not the signed file");
    assertThat(report("check").getAttribute("failures")).isEqualTo("1");
    assertThat(Files.readString(summary())).startsWith("## FAILED: check of store/altered/1.0.0");
    assertThat(run(document.gitlab(), Map.of("RELEASE", "store/altered/1.0.0")).exits())
        .containsExactly(4);
  }

  /** A faulty converter, and a publisher who signed in good faith: only scores can tell. */
  @Test
  void aReleaseWithOneWrongLayerIsRedWithThree() throws Exception {
    Path wrong = checkout.resolve("store/wrong/1.0.0");
    DamagedCopy.make(release("mine"), wrong);
    sign(wrong, true);
    Run run = github(Map.of("RELEASE", "store/wrong/1.0.0"));
    assertThat(run.exits()).as(run.output()).containsExactly(0, 0, 3, 3);
    assertBothFailed();
    assertThat(Files.readString(summary())).contains("## FAILED: parity of", "## FAILED: check of");
    forgetTheReports();
    assertThat(run(document.gitlab(), Map.of("RELEASE", "store/wrong/1.0.0")).exits())
        .containsExactly(3);
    assertBothFailed();
    assertThat(Files.readString(checkout.resolve("reports/summary.md")))
        .contains("## FAILED: parity of", "## FAILED: check of");
  }

  @Test
  void onlyOfficialActionsAreUsedAndReportsAreKeptAfterAFailure() {
    List<Step> actions =
        document.github().steps().stream().filter(step -> !step.uses().isEmpty()).toList();
    assertThat(actions).extracting(Step::uses).containsExactlyElementsOf(OFFICIAL);
    assertThat(actions.get(2).always()).isTrue();
  }

  /** Nothing is left out of what was run: no step is Maven itself. */
  @Test
  void noStepBuildsByHand() {
    assertThat(
            Stream.concat(document.github().steps().stream(), document.gitlab().steps().stream()))
        .extracting(Step::commands)
        .noneMatch(commands -> commands.contains("mvn"));
  }

  @Test
  void everyOptionThatIsNamedExists() {
    List<String> known = new ArrayList<>();
    for (CommandLine line : List.of(Toolbox.commandLine(), RuntimeMain.commandLine())) {
      known.addAll(line.getCommandSpec().optionsMap().keySet());
      line.getSubcommands()
          .values()
          .forEach(command -> known.addAll(command.getCommandSpec().optionsMap().keySet()));
    }
    assertThat(document.options())
        .contains("--junit", "--summary", "--evidence-margin", "--sign")
        .isSubsetOf(known);
  }

  private static void assertGoodReports() throws Exception {
    for (String gate : List.of("parity", "check")) {
      assertThat(report(gate).getAttribute("failures")).as(gate).isEqualTo("0");
      assertThat(Integer.parseInt(report(gate).getAttribute("tests"))).as(gate).isPositive();
    }
    assertThat(json("parity").get("verdict").getAsString()).isEqualTo("EQUIVALENT");
    assertThat(json("check").get("release").getAsString()).isEqualTo("mine 1.0.0");
    assertThat(checkout.resolve("reports/parity.html")).isNotEmptyFile();
  }

  private static void assertBothFailed() throws Exception {
    assertThat(report("parity").getAttribute("failures")).isEqualTo("1");
    assertThat(report("check").getAttribute("failures")).isEqualTo("1");
    assertThat(json("parity").get("verdict").getAsString()).isEqualTo("DIFFERENT");
  }

  private static Run github(Map<String, String> changed) throws Exception {
    return run(document.github(), changed);
  }

  /** As a runner does: after a failure only what always runs. */
  private static Run run(Pipeline pipeline, Map<String, String> changed) throws Exception {
    Map<String, String> environment = new TreeMap<>(pipeline.variables());
    environment.put("GITHUB_STEP_SUMMARY", summary().toString());
    environment.putAll(changed);
    List<Integer> exits = new ArrayList<>();
    StringBuilder output = new StringBuilder();
    boolean good = true;
    for (Step step : pipeline.steps()) {
      if (!step.commands().isEmpty() && (good || step.always())) {
        Script ran = Script.run(step.commands(), checkout, environment);
        exits.add(ran.exit());
        output.append(ran.output());
        good &= ran.exit() == 0;
      }
    }
    return new Run(exits, output.toString());
  }

  /** What the launcher looks for, and the two jars that Maven would have built. */
  private static void build() throws IOException {
    Files.copy(Path.of("../mammoedge"), checkout.resolve("mammoedge"));
    checkout.resolve("mammoedge").toFile().setExecutable(true);
    Files.createDirectories(checkout.resolve("runtime/src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.writeString(checkout.resolve("runtime/pom.xml"), "");
    Path toolbox = checkout.resolve("validation/target/toolbox");
    Script.writeJar(toolbox.resolve("toolbox.jar"), Toolbox.class.getName());
    Script.writeJar(
        checkout.resolve("runtime/target/mammoedge-runtime.jar"), RuntimeMain.class.getName());
    Files.writeString(toolbox.resolve("complete"), "");
  }

  private static void sign(Path release, boolean replace) {
    ReleaseSigning.sign(release, Signer.load(key.privateKey()), replace);
  }

  private static Path release(String name) {
    return checkout.resolve("store").resolve(name).resolve("1.0.0");
  }

  private static Path copy(String name) throws IOException {
    try (Stream<Path> walk = Files.walk(release("mine"))) {
      for (Path path : walk.toList()) {
        Path target = release(name).resolve(release("mine").relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return release(name);
  }

  private static Path summary() {
    return checkout.resolve("step-summary.md");
  }

  private static JsonObject json(String gate) throws IOException {
    String text = Files.readString(checkout.resolve("reports/" + gate + ".json"));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static Element report(String gate) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(checkout.resolve("reports/" + gate + ".xml").toFile())
        .getDocumentElement();
  }
}
