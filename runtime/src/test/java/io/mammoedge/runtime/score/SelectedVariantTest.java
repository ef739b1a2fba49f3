package io.mammoedge.runtime.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.engine.CudaProvider;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.engine.ProviderDecision;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release with a second model whose golden outputs are right, or wrong as on a bad processor. */
class SelectedVariantTest {
  private static final ScoreOptions AUTO =
      new ScoreOptions(ProviderChoice.CPU, Variant.AUTO, 1, null);

  @TempDir private Path folder;

  @Test
  void int8WhereItsGoldenCheckHolds() throws IOException {
    try (SelectedVariant selected = open(release("0.75158"), Variant.AUTO)) {
      assertThat(selected.variant()).isEqualTo(Variant.INT8);
      assertThat(selected.reason()).isEqualTo("int8 passes its golden check on this machine");
    }
  }

  @Test
  void floatsWhereItDoesNot() throws IOException {
    Path release = release("0.25158");
    try (SelectedVariant selected = open(release, Variant.AUTO)) {
      assertThat(selected.variant()).isEqualTo(Variant.FP32);
      assertThat(selected.reason())
          .isEqualTo(
              "int8 fails its golden check on this machine: probability off by 0.50, allowed 0.00010");
    }
    Cli score = Cli.run("score", release, SmallDicom.write(folder.resolve("a.dcm"), 0));
    assertThat(score.out()).startsWith("small 1.0.0, fp32 (int8 fails its golden check");
    Cli check = Cli.run("check", release);
    assertThat(check.exitCode()).as("check looks at every variant").isEqualTo(3);
  }

  @Test
  void floatsWhereThe8BitsDoNotOpen() throws IOException {
    Path release = release("0.75158");
    Release opened = Release.open(release);
    Files.writeString(release.resolve("model.int8.onnx"), "damaged since");
    try (SelectedVariant selected = SelectedVariant.open(opened, AUTO)) {
      assertThat(selected.variant()).isEqualTo(Variant.FP32);
      assertThat(selected.reason())
          .startsWith("int8 does not open on this machine: ")
          .endsWith("'model.int8.onnx' is not the published file");
    }
  }

  @Test
  void floatsWhereThe8BitsCannotBeChecked() throws IOException {
    Path release = release("0.75158");
    Release opened = Release.open(release);
    Files.delete(release.resolve("golden/expected.json"));
    try (SelectedVariant selected = SelectedVariant.open(opened, AUTO)) {
      assertThat(selected.variant()).isEqualTo(Variant.FP32);
      assertThat(selected.reason()).startsWith("int8 cannot be checked on this machine: ");
    }
  }

  @Test
  void aGpuIsGivenFloatsAndThe8BitsAreNotRead() throws IOException {
    // A provider that is shipped but does not work can end the process.
    assumeThat(CudaProvider.whyNot().orElse("")).isIn("", "this build holds no CUDA provider");
    Path release = release("0.75158");
    Release opened = Release.open(release);
    Files.delete(release.resolve("model.int8.onnx"));
    ScoreOptions options = new ScoreOptions(ProviderChoice.AUTO, Variant.AUTO, 1, null);
    ProviderDecision decision = new ProviderDecision(Provider.CUDA, null);
    try (SelectedVariant selected = SelectedVariant.open(opened, options, decision)) {
      assertThat(selected.variant()).isEqualTo(Variant.FP32);
      assertThat(selected.reason()).isEqualTo("int8 is for processors, and here CUDA is");
    }
  }

  @Test
  void whatIsAskedForIsTakenWithoutACheck() throws IOException {
    try (SelectedVariant selected = open(release("0.25158"), Variant.INT8)) {
      assertThat(selected.variant()).isEqualTo(Variant.INT8);
      assertThat(selected.reason()).isNull();
    }
  }

  @Test
  void floatsWithoutAWordWhereThereIsNothingElse() {
    Path release = SmallRelease.write(folder.resolve("store"));
    try (SelectedVariant selected = open(release, Variant.AUTO)) {
      assertThat(selected.variant()).isEqualTo(Variant.FP32);
      assertThat(selected.reason()).isNull();
    }
  }

  private static SelectedVariant open(Path release, Variant variant) {
    return SelectedVariant.open(
        Release.open(release), new ScoreOptions(ProviderChoice.CPU, variant, 1, null));
  }

  /** {@code probability}: golden output of the first image for int8; 0.75158 is right. */
  private Path release(String probability) throws IOException {
    Path release = SmallRelease.write(folder.resolve("store"));
    Manifest core = withInt8();
    for (String file : core.variants().values()) {
      Files.write(release.resolve(file), SmallRelease.model(core));
    }
    Path expected = release.resolve("golden/expected.json");
    JsonObject json = JsonParser.parseString(Files.readString(expected)).getAsJsonObject();
    JsonObject variants = json.getAsJsonObject("variants");
    String fp32 = variants.get("fp32").toString();
    variants.add("int8", JsonParser.parseString(fp32.replace("0.75158", probability)));
    Files.writeString(expected, json.toString());
    SmallRelease.seal(release, core);
    return release;
  }

  private static Manifest withInt8() {
    JsonObject json =
        JsonParser.parseString(ManifestJson.write(SmallRelease.core())).getAsJsonObject();
    json.getAsJsonObject("variants").addProperty("int8", "model.int8.onnx");
    JsonObject tolerance = json.getAsJsonObject("golden").getAsJsonObject("tolerance");
    tolerance.add("int8", tolerance.get("fp32").deepCopy());
    return ManifestJson.read(json.toString(), "edited");
  }
}
