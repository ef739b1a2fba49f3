package io.mammoedge.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCheckTest {
  @TempDir private Path store;
  private Path directory;

  @BeforeEach
  void writeARelease() {
    directory = SmallRelease.write(store);
  }

  @Test
  void holdsWhereThisMachineSaysWhatPythonSaid() {
    GoldenReport report = run();
    assertThat(report.holds()).isTrue();
    assertThat(report.images())
        .extracting(GoldenReport.Row::image)
        .containsExactly("a.png", "b.png", "c.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"probability\":0.6", "\"logits\":\\[-1.", "\"values\":\\[-?[0-9]"})
  void failsWhereANumberDiffers(String number) throws Exception {
    Path file = directory.resolve(GoldenExpected.PATH);
    String text = Files.readString(file);
    String changed = text.replaceFirst("(" + number + ")", "$19");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
    SmallRelease.seal(directory, SmallRelease.core());
    assertThat(run().holds()).isFalse();
  }

  @Test
  void noImageShowsNothing() {
    GoldenReport none = new GoldenReport("fp32", "cpu", new Tolerance(1e-4, 1e-3), List.of());
    assertThat(none.holds()).isFalse();
    assertThat(none.objections()).containsExactly("there is no golden image");
  }

  @Test
  void refusesWhatIsNoListOfOutputs() throws Exception {
    Files.writeString(directory.resolve(GoldenExpected.PATH), "{\"variants\": 3}");
    SmallRelease.seal(directory, SmallRelease.core());
    assertThatThrownBy(this::run)
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("golden/expected.json: ");
  }

  @Test
  void saysWhichToleranceIsMissing() {
    directory =
        SmallRelease.write(
            store, SmallRelease.edited(json -> json.replace("\"cpu\"", "\"other\"")));
    assertThatThrownBy(this::run)
        .isInstanceOf(IntegrityException.class)
        .hasMessage("small 1.0.0 states no tolerance for fp32 on cpu");
  }

  @Test
  void outputsComeBackAsTheyWere() {
    try (InferenceSession session = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      GoldenExpected made =
          GoldenExpected.of(
              Map.of("fp32", GoldenOutputs.of(session::run, Map.of("a.png", SmallModel.image(0)))));
      String json = GoldenJson.write(made);
      assertThat(GoldenJson.read(json, "x")).isEqualTo(made);
      assertThat(GoldenJson.write(GoldenJson.read(json, "x"))).isEqualTo(json);
    }
  }

  @Test
  void pngFilesKeepSixteenBits() {
    short[] pixels = SmallModel.pixels(1, 61, 47);
    assertThat(GreyPng.decode(GreyPng.encode(61, 47, pixels), "x").values())
        .isEqualTo(SmallModel.image(1).values());
    byte[] text = "no image".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> GreyPng.decode(text, "x.png"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("x.png: not a PNG");
  }

  private GoldenReport run() {
    Release release = Release.open(directory);
    try (InferenceSession session = InferenceSession.open(release.model("fp32"), Provider.CPU, 1)) {
      return new GoldenCheck(release).run("fp32", session.provider(), session::run);
    }
  }
}
