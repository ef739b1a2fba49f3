package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.check.LogOdds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tables of scores, as two machines or two programs would leave them: no model is needed. */
class ScoresParityTest {
  private static final int PATIENTS = 150;

  @TempDir Path folder;

  @Test
  void aLittleNoiseIsEquivalent() throws IOException {
    Random noise = new Random(5);
    Ran parity = compare(logit -> logit + 0.01 * noise.nextGaussian(), "--threshold", "0.5");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).startsWith("EQUIVALENT").contains("Research use only");
  }

  @Test
  void theSameScoresAreEquivalentHoweverFewThereAre() throws IOException {
    Path few = table("few.csv", 4, logit -> logit);
    Path again = table("again.csv", 4, logit -> logit + 1e-6);
    assertThat(parity(again, few).exit()).isZero();
  }

  @Test
  void fewCasesAreNoPass() throws IOException {
    Random noise = new Random(5);
    Path few = table("few.csv", 12, logit -> logit);
    Path other = table("other.csv", 12, logit -> logit + 0.05 * noise.nextGaussian());
    Ran parity = parity(other, few);
    assertThat(parity.exit()).isEqualTo(9);
    assertThat(parity.out()).startsWith("NOT ENOUGH CASES");
  }

  @Test
  void aWorseScorerIsDifferent() throws IOException {
    Random noise = new Random(5);
    Ran parity = compare(logit -> logit + 4 * noise.nextGaussian());
    assertThat(parity.exit()).as(parity.out()).isEqualTo(3);
    assertThat(parity.out()).startsWith("DIFFERENT");
  }

  /** All AUCs are as they were, and nobody is called ill any more. */
  @Test
  void destroyedScoresAreNoEquivalenceBecauseNobodyNamedAThreshold() throws IOException {
    Ran parity = compare(logit -> logit - 9);
    assertThat(parity.exit()).as(parity.out()).isEqualTo(9);
    assertThat(parity.out())
        .startsWith("NOT ENOUGH CASES: no operating point is known")
        .contains("no decisions")
        .doesNotContain("flips: 0");
  }

  /** Few decisions flip at so high a threshold, and they are more than allowed. */
  @Test
  void areasThatDifferAreDifferentWhateverFlips() throws IOException {
    Ran parity = compare(logit -> -logit, "--threshold", "0.97");
    assertThat(parity.exit()).as(parity.out()).isEqualTo(3);
    assertThat(parity.out()).startsWith("DIFFERENT").contains("decisions differ", "outside");
  }

  /** Ranked alike, AUC and all; but at the operating point other patients are called back. */
  @Test
  void calibrationThatDriftsIsNotHiddenByTheAuc() throws IOException {
    Ran parity = compare(logit -> logit + 1, "--threshold", "0.5", "--json");
    assertThat(parity.exit()).as(parity.out()).isEqualTo(3);
    JsonObject all = json(parity).getAsJsonObject("all");
    JsonObject agreement = all.getAsJsonObject("agreement");
    assertThat(agreement.getAsJsonArray("flips").size()).isGreaterThan(20);
    assertThat(all.getAsJsonArray("difference").get(1).getAsJsonObject().get("delta").getAsDouble())
        .isZero();
    assertThat(calibration(all, "candidate")).isGreaterThan(calibration(all, "reference") + 0.03);
    assertThat(all.getAsJsonArray("flipped").get(0).getAsString()).startsWith("i");
    assertThat(all.getAsJsonObject("probabilities").get("mean").getAsDouble())
        .isCloseTo(0.15, within(0.06));
  }

  @Test
  void aFaultInOneViewIsSeenInItsSubgroup() throws IOException {
    Path reference = table("reference.csv", PATIENTS, logit -> logit);
    List<String> lines = new ArrayList<>(Files.readAllLines(reference));
    lines.replaceAll(line -> line.contains(",MLO,") ? line.replaceFirst("[^,]*$", "0.5") : line);
    Path broken = Files.write(folder.resolve("broken.csv"), lines);
    Ran parity = parity(broken, reference, "--threshold", "0.3", "--json");
    assertThat(parity.exit()).isEqualTo(3);
    assertThat(verdicts(json(parity)))
        .contains("view CC EQUIVALENT", "view MLO DIFFERENT")
        .anyMatch(verdict -> verdict.startsWith("density 2"))
        .noneMatch(verdict -> verdict.startsWith("manufacturer"));
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    Path page = folder.resolve("page.html");
    Ran parity = compare(logit -> logit + 1, "--threshold", "0.5", "--report", page.toString());
    String html = Files.readString(page);
    assertThat(html)
        .contains("DIFFERENT", "Bland–Altman", "ROC curves", "mec-band", "Reliability")
        .contains("Decisions that flip", "--threshold 0.5", "Not a medical device", "partial AUC")
        .doesNotContain("<img", "<script", "src=", "href=");
    assertThat(parity.exit()).isEqualTo(3);
  }

  @Test
  void tablesThatDoNotFitTogetherAreRefused() throws IOException {
    Path reference = table("reference.csv", 20, logit -> logit);
    Path fewer = table("fewer.csv", 19, logit -> logit);
    assertRefused(parity(fewer, reference), 2, "not about the same images");
    assertRefused(parity(replaced(reference, "malignant", "benign"), reference), 2, "differently");
    assertRefused(parity(reference, replaced(reference, "patient", "who")), 2, "--data");
    assertRefused(parity(replaced(reference, "score", "x"), reference), 5, "column 'score'");
    assertRefused(parity(replaced(reference, "malignant,0", "malignant,2"), reference), 5, "line");
    Path twice = folder.resolve("twice.csv");
    Files.writeString(twice, Files.readString(reference) + "i0,p0,L,CC,1,benign,0.5\n");
    assertRefused(parity(twice, reference), 5, "twice");
    assertRefused(parity(Files.writeString(twice, "image,score\n"), reference), 6, "no score");
  }

  private static void assertRefused(Ran ran, int exit, String why) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(exit);
    assertThat(ran.err().strip()).hasLineCount(1).contains(why);
  }

  private Path replaced(Path table, String from, String to) throws IOException {
    Path copy = Files.createTempFile(folder, "replaced", ".csv");
    return Files.writeString(copy, Files.readString(table).replace(from, to));
  }

  private static double calibration(JsonObject all, String road) {
    return all.getAsJsonObject(road)
        .getAsJsonObject("calibration")
        .get("expectedError")
        .getAsDouble();
  }

  private static List<String> verdicts(JsonObject result) {
    return StreamSupport.stream(result.getAsJsonArray("subgroups").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(
            part ->
                part.get("by").getAsString()
                    + " "
                    + part.get("value").getAsString()
                    + " "
                    + part.get("verdict").getAsString())
        .toList();
  }

  private static JsonObject json(Ran ran) {
    return JsonParser.parseString(ran.out()).getAsJsonObject();
  }

  private Ran compare(DoubleUnaryOperator candidate, Object... more) throws IOException {
    Path reference = table("reference.csv", PATIENTS, logit -> logit);
    return parity(table("candidate.csv", PATIENTS, candidate), reference, more);
  }

  private static Ran parity(Path candidate, Path reference, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("parity", "--candidate", candidate, "--reference", reference));
    arguments.addAll(List.of(more));
    return Ran.toolbox(arguments.toArray());
  }

  /** Four images a patient, every third patient ill, calibrated scores; always the same ones. */
  private Path table(String name, int patients, DoubleUnaryOperator change) throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder("image,patient,side,view,density,label,score\n");
    for (int i = 0; i < 4 * patients; i++) {
      boolean ill = i / 4 % 3 == 0;
      double logit = Math.log(0.5) + 2 * (ill ? 1 : -1) + 2 * random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "i%d,p%d,%s,%s,%d,%s,%.9g%n",
              i,
              i / 4,
              i % 2 == 0 ? "L" : "R",
              i % 4 < 2 ? "CC" : "MLO",
              1 + i / 4 % 2,
              ill ? "malignant" : "benign",
              LogOdds.probability(change.applyAsDouble(logit))));
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
