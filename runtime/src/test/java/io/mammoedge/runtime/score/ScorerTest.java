package io.mammoedge.runtime.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileScoresWhatPythonSaysOfItsPixels(int k) {
    try (Scorer scorer = scorer(SmallRelease.core())) {
      ScoreResult result = scorer.score(SmallDicom.write(folder.resolve("a.dcm"), k)).result();
      double expected = SmallModel.expected().get(k).probability();
      assertThat(result.probability()).isCloseTo(expected, within(1e-6));
      assertThat(result.logOdds()).isCloseTo(Math.log(expected / (1 - expected)), within(1e-4));
      assertThat(result.decision()).isEqualTo(expected >= 0.7 ? "malignant" : "benign");
      assertThat(result.laterality()).isEqualTo(Laterality.L);
      assertThat(result.view()).isEqualTo(View.CC);
      assertThat(result.researchUse()).contains("Not a medical device");
      assertThat(result.origin())
          .isEqualTo(new Origin("small", "1.0.0", "fp32", null, "cpu", null));
      assertThat(result.toString()).doesNotContain("SECRET");
    }
  }

  @Test
  void runtimeFlipsAreTheMeanOfFourRuns() {
    SmallModel.Expected expected = SmallModel.expectedOverFlips();
    try (Scorer scorer = scorer(SmallRelease.core(Manifest.Flips.RUNTIME))) {
      Outcome outcome = scorer.outcome(SmallModel.image(0));
      assertThat(outcome.probability()).isCloseTo(expected.probability(), within(1e-6));
      assertThat(outcome.logits()).containsExactly(expected.logits(), within(1e-5));
      assertThat(outcome.cam().width()).isEqualTo(expected.camWidth());
      assertThat(outcome.cam().values()).containsExactly(expected.cam(), within(1e-4f));
    }
  }

  @Test
  void withoutOperatingPointThereIsNoDecision() {
    try (Scorer scorer = scorer(withoutOperatingPoint())) {
      ScoreResult result = scorer.score(SmallDicom.write(folder.resolve("a.dcm"), 0)).result();
      assertThat(result.probability()).isNotNull();
      assertThat(result.decision()).isNull();
    }
  }

  @Test
  void refusedFilesAreResultsWithACode() throws Exception {
    Path text = Files.writeString(folder.resolve("a.txt"), "no image");
    Path whole = SmallDicom.write(folder.resolve("b.dcm"), 0);
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("c.dcm"), Arrays.copyOf(bytes, bytes.length / 2));
    try (Scorer scorer = scorer(SmallRelease.core())) {
      assertThat(code(scorer, text)).isEqualTo("NOT_DICOM");
      assertThat(code(scorer, half)).isEqualTo("TRUNCATED");
      assertThat(code(scorer, folder.resolve("none.dcm"))).isEqualTo("NOT_FOUND");
      Path tiny = SmallDicom.write(folder.resolve("d.dcm"), 7, 9, SmallModel.pixels(1, 7, 9));
      assertThat(code(scorer, tiny)).isEqualTo("WRONG_SIZE");
      assertThat(scorer.score(tiny).result().refusal().message())
          .isEqualTo("an image of 7x9 pixels, but the release takes 8x8 or more");
    }
  }

  @Test
  void anotherAcceptIsAWarningInEveryResult() {
    Path film = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Release release = Release.open(SmallRelease.write(folder.resolve("store"), clinical()));
    try (Scorer clinical = Scorer.open(release, options(null));
        Scorer archive = Scorer.open(release, options(Accept.ARCHIVE))) {
      assertThat(code(clinical, film)).isEqualTo("NOT_A_MAMMOGRAM");
      assertThat(archive.score(film).result().warnings())
          .contains("accepted as archive, but the release is for clinical");
    }
  }

  @Test
  void theFileIsNotChanged() throws Exception {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    byte[] before = Files.readAllBytes(file);
    try (Scorer scorer = scorer(SmallRelease.core())) {
      scorer.score(file);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private Scorer scorer(Manifest core) {
    return Scorer.open(
        Release.open(SmallRelease.write(folder.resolve("store"), core)), options(null));
  }

  private static ScoreOptions options(Accept accept) {
    return new ScoreOptions(ProviderChoice.CPU, Variant.AUTO, 1, accept);
  }

  private static String code(Scorer scorer, Path file) {
    return scorer.score(file).result().refusal().code();
  }

  private static Manifest clinical() {
    return SmallRelease.edited(json -> json.replace("\"archive\"", "\"clinical\""));
  }

  private static Manifest withoutOperatingPoint() {
    return SmallRelease.edited(
        json -> json.replaceFirst("(?s)\"operatingPoint\": \\{.*?\\}", "\"operatingPoint\": null"));
  }
}
