package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir private Path folder;
  private Path release;

  @BeforeEach
  void writeFiles() {
    release = SmallRelease.write(folder.resolve("store"));
    for (int k = 0; k < 3; k++) {
      SmallDicom.write(folder.resolve(k + ".dcm"), k);
    }
    SmallDicom.write(folder.resolve("3.dcm"), 1);
  }

  @Test
  void goldenImagesHold() {
    Cli run = Cli.run("check", release);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("golden images, fp32 on cpu: GOOD").contains("c.png: |Δp|");
  }

  @Test
  void anotherAnswerIsThree() throws Exception {
    Path expected = release.resolve("golden/expected.json");
    Files.writeString(expected, Files.readString(expected).replace("0.75158", "0.75258"));
    SmallRelease.seal(release, SmallRelease.core());
    Cli run = Cli.run("check", release, "--json");
    assertThat(run.exitCode()).isEqualTo(3);
    JsonObject golden = document(run).getAsJsonArray("golden").get(0).getAsJsonObject();
    JsonObject image = golden.getAsJsonArray("images").get(0).getAsJsonObject();
    assertThat(image.get("deltaProbability").getAsDouble()).isCloseTo(1e-3, within(1e-6));
  }

  /** Malignant 0.752 and 0.659 against benign 0.673 and 0.673: 1/2 of the pairs are in order. */
  @Test
  void aCohortHasAnAuc() throws Exception {
    Path table =
        table(
            "file,patient,side,view,label",
            "0.dcm,a,L,CC,malignant",
            "2.dcm,b,L,CC,malignant",
            "1.dcm,c,L,CC,benign",
            "3.dcm,d,L,CC,0");
    Cli run = Cli.run("check", release, "--cohort", table, "--json");
    assertThat(run.exitCode()).isZero();
    JsonObject cohort = document(run).getAsJsonObject("cohort");
    assertThat(cohort.get("cases").getAsInt()).isEqualTo(4);
    assertThat(cohort.get("malignant").getAsInt()).isEqualTo(2);
    JsonObject auc = cohort.getAsJsonObject("here").getAsJsonObject("deLong");
    assertThat(auc.get("auc").getAsDouble()).isEqualTo(0.5);
    assertThat(cohort.get("comparison").isJsonNull()).isTrue();
    assertThat(Cli.run("check", release, "--cohort", table).out())
        .contains("4 images of 4 patients, 2 malignant, 0 refused")
        .contains("AUC here: 0.5000, 95 % interval");
  }

  @Test
  void theSameScoresAreEquivalentHoweverFew() throws Exception {
    Cli run = Cli.run("check", release, "--cohort", withScores(p -> p + 5e-5));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("EQUIVALENT: every probability is the same within 1.0E-4")
        .contains("largest |Δp| 5.0e-05");
  }

  @Test
  void otherDecisionsAreDifferent() throws Exception {
    // The operating point is 0.7: only the first image is above it.
    Cli run = Cli.run("check", release, "--cohort", withScores(p -> p + 0.1));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("DIFFERENT: 2 of 3 decisions differ at the operating point");
  }

  @Test
  void otherScoresOfFewCasesAreNoVerdict() throws Exception {
    Cli run = Cli.run("check", release, "--cohort", withScores(p -> p - 0.01));
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(run.out()).contains("NOT ENOUGH CASES: ").contains("decisions that differ: 0");
  }

  @Test
  void oneClassIsNotEnough() throws Exception {
    Path table = table("file,patient,side,view,label", "0.dcm,a,L,CC,malignant");
    Cli run = Cli.run("check", release, "--cohort", table);
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(run.out()).contains("AUC here: not enough cases for an interval");
  }

  @Test
  void refusedFilesAreFive() throws Exception {
    Path table =
        table(
            "file,patient,side,view,label",
            "0.dcm,a,L,CC,malignant",
            "2.dcm,b,L,CC,malignant",
            "1.dcm,c,L,CC,benign",
            "3.dcm,d,L,CC,benign",
            "none.dcm,e,L,CC,benign");
    Cli run = Cli.run("check", release, "--cohort", table);
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out()).contains("line 6 refused: NOT_FOUND").contains("1 refused");
  }

  @Test
  void aBadTableIsNamedWithItsLine() throws Exception {
    tableRefused("the column 'patient' is missing", "file,side,view,label", "0.dcm,L,CC,1");
    String header = "file,patient,side,view,label,score";
    tableRefused(
        "the column 'label' comes twice", "file,patient,label,side,view,label", "a,b,c,d,e,f");
    tableRefused("line 2: column 'label'", header, "0.dcm,a,L,CC,perhaps,");
    tableRefused("line 3: column 'score'", header, "0.dcm,a,L,CC,1,1", "1.dcm,a,L,CC,1,1.5");
    tableRefused("line 2: column 'patient': empty", header, "0.dcm, ,L,CC,1,1");
    tableRefused("some cases have a reference", header, "0.dcm,a,L,CC,1,1", "1.dcm,a,L,CC,1,");
    tableRefused("line 2: not as many fields", header, "0.dcm");
    tableRefused("line 3: not as many fields", header, "0.dcm,a,L,CC,1,1", "1.dcm,a,L,CC,1");
  }

  @Test
  void aFileComesOnce() throws Exception {
    String header = "file,patient,side,view,label";
    String again = "line 4: column 'file': the file of line 2 again";
    tableRefused(again, header, "0.dcm,a,L,CC,1", "1.dcm,b,L,CC,0", "./0.dcm,a,L,CC,1");
    tableRefused(again, header, "0.dcm,a,L,CC,1", "1.dcm,b,L,CC,0", "x/../0.dcm,c,L,CC,0");
  }

  /**
   * Where a column is shifted, any cell may hold a name, and messages reach reports that travel.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOE^JANE,0.dcm,a,L,CC,1",
        "0.dcm,a,L,CC,DOE^JANE,1",
        "0.dcm,a,L,CC,1,DOE^JANE",
        "0.dcm,a,L,CC,1,1,DOE^JANE",
        "DOE^JANE\0,a,L,CC,1,1",
        "DOE^JANE",
        "DOE^JANE.dcm,a,L,CC,1,1"
      })
  void noMessageRepeatsACell(String row) throws Exception {
    Path table = table("file,patient,side,view,label,score", row, "1.dcm,b,L,CC,0,0");
    Path junit = folder.resolve("junit.xml");
    Path summary = folder.resolve("summary.md");
    Object[] check = {
      "check", release, "--cohort", table, "--junit", junit, "--summary", summary, "--json"
    };
    Cli run = Cli.run(check);
    assertThat(run.exitCode()).isIn(5, 9);
    assertThat(run.out() + run.err() + Files.readString(junit) + Files.readString(summary))
        .doesNotContain("DOE", "JANE")
        .containsPattern("(?i)line\\W+2");
    assertThat(Cli.run("check", release, "--cohort", table).out()).doesNotContain("DOE", "JANE");
  }

  /** A blank makes no other patient: two of either class would do for an interval. */
  @Test
  void blanksAroundAPatientDoNotCount() throws Exception {
    Path table =
        table(
            "file,patient,side,view,label",
            "0.dcm,a,L,CC,malignant",
            "2.dcm, a ,R,CC,malignant",
            "1.dcm,b,L,CC,benign",
            "3.dcm,c,L,CC,benign");
    Cli run = Cli.run("check", release, "--cohort", table);
    assertThat(run.out()).contains("4 images of 3 patients", "AUC here: not enough cases");
  }

  private void tableRefused(String message, String... lines) throws Exception {
    Path table = table(lines);
    Cli run = Cli.run("check", release, "--cohort", table);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
    assertThat(run.err()).startsWith("mammoedge: " + table + ": ").contains(message);
  }

  private Path withScores(DoubleUnaryOperator change) throws Exception {
    String[] lines = new String[4];
    lines[0] = "file,patient,side,view,label,score";
    for (int k = 0; k < 3; k++) {
      double score = change.applyAsDouble(SmallModel.expected().get(k).probability());
      lines[k + 1] = String.format(Locale.ROOT, "%d.dcm,p%d,L,CC,%d,%.9f", k, k, k % 2, score);
    }
    return table(lines);
  }

  private Path table(String... lines) throws Exception {
    return Files.writeString(folder.resolve("cohort.csv"), String.join("\n", lines) + "\n");
  }

  private static JsonObject document(Cli run) {
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }
}
