package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCommandTest {
  @TempDir private Path folder;
  private Path release;
  private Path first;
  private Path second;

  @BeforeEach
  void writeFiles() {
    release = SmallRelease.write(folder.resolve("store"));
    first = SmallDicom.write(folder.resolve("first.dcm"), 0);
    second = SmallDicom.write(folder.resolve("second.dcm"), 1);
  }

  @Test
  void printsALineAFile() {
    Cli run = Cli.run("score", release, first, second, "--threads", 1);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "small 1.0.0, fp32 on cpu (no CUDA: this build holds no CUDA provider). Research use"
                + " only. Not a medical device.",
            first + ": 0.751585 malignant L CC",
            second + ": 0.673028 benign L CC");
  }

  @Test
  void jsonIsOneDocument() {
    JsonObject document = json(Cli.run("score", folder.resolve("store/small"), first, "--json"));
    assertThat(document.get("release").getAsString()).isEqualTo("small");
    assertThat(document.get("version").getAsString()).isEqualTo("1.0.0");
    assertThat(document.get("provider").getAsString()).isEqualTo("cpu");
    assertThat(document.get("fallback").getAsString())
        .isEqualTo("this build holds no CUDA provider");
    assertThat(document.get("researchUse").getAsString()).contains("Not a medical device");
    JsonArray results = document.getAsJsonArray("results");
    assertThat(results).hasSize(1);
    JsonObject result = results.get(0).getAsJsonObject();
    assertThat(result.get("file").getAsString()).isEqualTo(first.toString());
    assertThat(result.get("probability").getAsDouble())
        .isCloseTo(SmallModel.expected().get(0).probability(), within(1e-6));
    assertThat(result.get("decision").getAsString()).isEqualTo("malignant");
    assertThat(result.get("refusal").isJsonNull()).isTrue();
  }

  @Test
  void oneRefusedFileDoesNotStopTheOthers() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Cli run = Cli.run("score", release, first, text, second);
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out()).contains(first + ": 0.7515").contains(second + ": 0.6730");
    assertThat(run.err().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(text + ": refused (NOT_DICOM): ");
  }

  @Test
  void refusalsAreInTheJsonToo() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Cli run = Cli.run("score", release, text, first, "--json");
    assertThat(run.exitCode()).isEqualTo(5);
    JsonArray results =
        JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("results");
    JsonObject refused = results.get(0).getAsJsonObject();
    assertThat(refused.get("probability").isJsonNull()).isTrue();
    assertThat(refused.getAsJsonObject("refusal").get("code").getAsString()).isEqualTo("NOT_DICOM");
    assertThat(results.get(1).getAsJsonObject().get("probability").isJsonNull()).isFalse();
  }

  @Test
  void picturesAreNamedAfterTheFiles() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Path sameName = SmallDicom.write(other.resolve("first.dcm"), 2);
    Path pictures = folder.resolve("pictures");
    assertThat(Cli.run("score", release, first, sameName, "--heatmap", pictures).exitCode())
        .isZero();
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("first.heatmap.png", "first-2.heatmap.png");
    }
  }

  @Test
  void nothingOfTheHeaderGetsOut() throws Exception {
    Path pictures = folder.resolve("pictures");
    Cli run = Cli.run("score", release, first, "--json", "--heatmap", pictures);
    Cli inspected = Cli.run("inspect", first, "--accept", "archive");
    assertThat(run.out() + run.err() + inspected.out() + inspected.err())
        .doesNotContainIgnoringCase("secret");
    byte[] picture = Files.readAllBytes(pictures.resolve("first.heatmap.png"));
    assertThat(new String(picture, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("SECRET");
  }

  @Test
  void cudaAskedForInVainIsSeven() {
    Cli run = Cli.run("score", release, first, "--provider", "cuda");
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err())
        .isEqualTo(
            "mammoedge: CUDA is not available: this build holds no CUDA provider; use --provider"
                + " auto or cpu"
                + System.lineSeparator());
  }

  @Test
  void aVariantThatIsNotThereIsAUsageError() {
    Cli run = Cli.run("score", release, first, "--variant", "int8");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no variant 'int8'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.onnx",
        "manifest.json",
        "MODEL_CARD.md",
        "SHA256SUMS",
        "golden/a.png",
        "golden/expected.json"
      })
  void anyDamageIsFour(String name) throws Exception {
    Path file = release.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 0x10;
    Files.write(file, bytes);
    Cli run = Cli.run("score", release, first);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("mammoedge: ");
  }

  @Test
  void aPictureFolderThatIsAFileIsSeventyFour() {
    Cli run = Cli.run("score", release, first, "--heatmap", second);
    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err().lines()).hasSize(1);
  }

  private static JsonObject json(Cli run) {
    assertThat(run.exitCode()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }
}
