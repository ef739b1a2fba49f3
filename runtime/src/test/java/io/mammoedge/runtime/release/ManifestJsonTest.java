package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {
  private static final String TEXT = ManifestJson.write(SmallRelease.core());

  @Test
  void comesBackAsItWas() {
    Manifest manifest =
        SmallRelease.core()
            .withFiles(Map.of("model.onnx", digest("ab"), "golden/a.png", digest("cd")));
    assertThat(read(ManifestJson.write(manifest))).isEqualTo(manifest);
    assertThat(read(TEXT)).isEqualTo(SmallRelease.core());
  }

  @Test
  void hasTheNamesOfTheContract() {
    assertThat(TEXT)
        .contains("\"schema\": \"1.0\"")
        .contains("\"intensity\": \"stored\"")
        .contains("\"flips\": \"none\"")
        .contains("\"accept\": \"archive\"")
        .contains("\"evidence\": null")
        .doesNotContain("\"files\"")
        .endsWith("}\n");
    assertThat(TEXT.replaceAll("\\s+", ""))
        .contains(
            "\"preprocessing\":{\"steps\":[{\"kind\":\"resample\",\"height\":24,\"width\":16,"
                + "\"fit\":\"stretch\",\"filter\":\"antialias\"},{\"kind\":\"scale\",\"factor\":");
    assertThat(ManifestJson.write(SmallRelease.core(Manifest.Flips.IN_GRAPH)))
        .contains("\"flips\": \"in-graph\"");
  }

  @Test
  void doesNotShowTheOrderOfMaps() {
    Map<String, Manifest.FileDigest> files = new LinkedHashMap<>();
    files.put("b", digest("b"));
    files.put("a", digest("a"));
    Map<String, Manifest.FileDigest> otherOrder = new LinkedHashMap<>();
    otherOrder.put("a", digest("a"));
    otherOrder.put("b", digest("b"));
    assertThat(ManifestJson.write(SmallRelease.core().withFiles(files)))
        .isEqualTo(ManifestJson.write(SmallRelease.core().withFiles(otherOrder)));
  }

  @Test
  void aResampleThatDoesNotSayHowStretches() {
    String older =
        TEXT.replaceAll(
            "\"width\": 16,\\s+\"fit\": \"stretch\",\\s+\"filter\": \"antialias\"",
            "\"width\": 16");
    assertThat(older).doesNotContain("fit", "filter");
    assertThat(read(older)).isEqualTo(SmallRelease.core());
  }

  @Test
  void carriesEveryKindOfStep() {
    String steps =
        "{\"kind\": \"crop-border\", \"perMille\": 20}, {\"kind\": \"orient\"},"
            + " {\"kind\": \"crop-background\", \"threshold\": 5140, \"perMille\": 30}, {";
    Manifest manifest =
        read(
            TEXT.replaceFirst("\"steps\": \\[\\s+\\{", "\"steps\": [" + steps)
                .replace("\"stretch\"", "\"letterbox\"")
                .replace("\"antialias\"", "\"cubic\""));
    assertThat(manifest.preprocessing())
        .isEqualTo(
            Preprocessing.of(
                List.of(
                    new CropBorder(20),
                    new Orient(),
                    new CropBackground(5140, 30),
                    new Resample(24, 16, Resample.Fit.LETTERBOX, Resample.Filter.CUBIC)),
                127.5f));
    assertThat(read(ManifestJson.write(manifest))).isEqualTo(manifest);
  }

  @Test
  void ignoresUnknownKeysOfTheSameMajor() {
    String newer =
        TEXT.replace("\"schema\": \"1.0\"", "\"schema\": \"1.7\", \"colour\": {\"x\": 1}");
    assertThat(read(newer).name()).isEqualTo("small");
  }

  @Test
  void refusesAHigherMajor() {
    assertThatThrownBy(() -> read(TEXT.replace("\"1.0\",", "\"2.0\",")))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("m.json: 'schema' is 2.0, this runtime reads 1.x: a newer runtime is needed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\": \"resample\"|\"kind\": \"crop\"|needs a newer runtime",
        "\"fit\": \"stretch\"|\"fit\": \"fill\"|'fill' is none of [stretch, letterbox]",
        "\"antialias\"|\"lanczos\"|'lanczos' is none of [antialias, cubic]",
        "\"kind\": \"resample\"|\"kind\": \"crop-border\"|'preprocessing.steps.crop-border.perMille' is missing",
        "\"kind\": \"scale\"|\"kind\": \"orient\"|step 'orient' cannot follow 'resample'",
        "\"height\": 24|\"height\": 0|cannot resample to 0x16",
        "\"height\": 24,||'preprocessing.steps.resample.height' is missing",
        "\"flips\": \"none\"|\"flips\": \"some\"|'some' is none of [none, runtime, in-graph]",
        "\"flips\": \"none\"|\"flips\": \"some\"|$.flips",
        "\"dtype\": \"float32\",||'input.dtype' is missing",
        "\"sizeMultiple\": 1,||'input.sizeMultiple' is missing",
        "\"threshold\": 0.7,||'operatingPoint.threshold' is missing",
        "\"threshold\": 0.7|\"threshold\": 7|'operatingPoint.threshold' cannot be '7.0'",
        "\"threshold\": 0.7|\"threshold\": \"x\"|'operatingPoint.threshold' is not a number",
        "\"logit\": 0.001|\"logit\": -1|'golden.tolerance' cannot be '-1.0'",
        "\"logit\": 0.001|\"logit\": 0|'golden.tolerance' cannot be '0.0'",
        "\"probability\": 1.0E-4|\"probability\": 1.1|'golden.tolerance' cannot be '1.1'",
        "\"probability\": 1.0E-4|\"probability\": -0.1|'golden.tolerance' cannot be '-0.1'",
        "\"name\": \"small\"|\"name\": \"small\", \"name\": \"small\"|'name' comes twice",
        "\"logit\": 0.001|\"logit\": 9, \"logit\": 0|'golden.tolerance.fp32.cpu.logit' comes twice",
        "\"logit\": 0.001|\"logit\": 9, \"l\\u006fgit\": 0|'golden.tolerance.fp32.cpu.logit' comes",
        "\"weightsSha256\": \"0|\"weightsSha256\": \"|'members.weightsSha256' cannot be '000",
        "\"weightsSha256\": \"0|\"weightsSha256\": \"A|'members.weightsSha256' cannot be 'A00",
        "\"name\": \"small\"|\"name\": \"../x\"|'name' cannot be '../x'",
        "\"version\": \"1.0.0\"|\"version\": \"1.0\"|'version' cannot be '1.0'",
        "\"fp32\": \"model.onnx\"|\"fp32\": \"../m\"|'variants' cannot be '../m'",
        "\"name\": \"small\"|\"name\": [1]|'name' is not a text",
        "\"benign\",|null, \"benign\",|'classes' holds null",
        "\"schema\": \"1.0\"|\"schema\": 1|'schema' is missing or not",
        "\"version\"|\"version|not JSON",
        "\"sizeMultiple\": 1|\"sizeMultiple\": 1.5|'input.sizeMultiple' is not a whole number",
        "\"dynamic\": true|\"dynamic\": \"yes\"|'input.dynamic' is not true or false",
        "\"sizeMultiple\": 1|\"sizeMultiple\": 99999999999|'input.sizeMultiple' is not a whole number",
      })
  void namesWhatIsWrong(String part, String by, String message) {
    String changed = TEXT.replace(part, by == null ? "" : by);
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("m.json: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  /** Nothing to check would hold everywhere. */
  @Test
  void aReleaseHasAGoldenImage() {
    String none = TEXT.replaceFirst("\"images\": \\[[^]]*]", "\"images\": []");
    assertThatThrownBy(() -> read(none))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("m.json: 'golden.images' cannot be '[]'");
  }

  @Test
  void anyTextIsAManifestOrRefused() {
    Random random = new Random(20261123);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
      for (int k = random.nextInt(3); k >= 0; k--) {
        text[random.nextInt(text.length)] =
            (byte) " \"{}[],:0189-eEa\\\0\n".charAt(random.nextInt(19));
      }
      refused += isRefused(new String(text, StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(refused).isBetween(1000, 3000);
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"schema\": \"1.0\", \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(IntegrityException.class);
  }

  private static boolean isRefused(String text) {
    try {
      read(text);
      return false;
    } catch (IntegrityException e) {
      assertThat(e).hasMessageStartingWith("m.json: ").hasMessageNotContaining("\n");
      return true;
    }
  }

  private static Manifest read(String text) {
    return ManifestJson.read(text, "m.json");
  }

  private static Manifest.FileDigest digest(String seed) {
    return new Manifest.FileDigest(Digests.sha256(seed.getBytes(StandardCharsets.UTF_8)), 2);
  }
}
