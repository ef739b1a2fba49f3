package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.audit.SmallEvents;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallReference;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir private Path folder;
  private Path release;
  private Path log;

  @BeforeEach
  void writeRelease() {
    release = SmallRelease.write(folder.resolve("store"), SmallReference.manifest());
    log = folder.resolve("audit.jsonl");
  }

  @Test
  void anUnchangedSiteIsStable() throws Exception {
    write("2026-11", 400, 0);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith("small 1.0.0, the whole log. Research use only.")
        .contains("400 images of 100 patients scored, 0 files refused")
        .contains("reference: 200 images of 50 patients")
        .contains("case mix", "convention");
    assertThat(lastLine(run)).startsWith("STABLE: no quantity has drifted; nearest to it is the ");
  }

  @Test
  void brighterImagesAreNamed() throws Exception {
    write("2026-11", 400, 1);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(lastLine(run)).startsWith("DRIFTED: image mean: largest distance");
    assertThat(run.out().lines().filter(line -> line.endsWith(" DRIFTED"))).hasSize(1);
  }

  @Test
  void fewImagesSayNothing() throws Exception {
    write("2026-11", 99, 3);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(lastLine(run))
        .isEqualTo(
            "NOT ENOUGH CASES: probabilities and image statistics of 99 images in the log, 100 are"
                + " needed");
  }

  /** The exit code is all that a cron job looks at. */
  @Test
  void refusedFilesDecideToo() throws Exception {
    write("2026-11", 400, 0);
    refuse(100);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
    assertThat(lastLine(run))
        .startsWith("DRIFTED: files refused: 20.0 % here, 4.8 % in the reference (p < 0.0001")
        .endsWith(", corrected for 4 tests)");
    assertThat(run.out()).contains("+15.2 percentage points").containsOnlyOnce(" DRIFTED\n");
  }

  @Test
  void aFewMoreRefusedDoNot() throws Exception {
    write("2026-11", 400, 0);
    refuse(40);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("refused: 40 of 440 (9.1 %)");
  }

  @Test
  void whereNearlyAllIsRefusedFewImagesAreEnough() throws Exception {
    write("2026-11", 20, 0);
    refuse(500);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
    assertThat(lastLine(run)).startsWith("DRIFTED: files refused: 96.2 % here");
  }

  @Test
  void whereAllIsRefusedNoImageIsNeeded() throws Exception {
    refuse(100);
    Path page = folder.resolve("page.html");
    Cli run = Cli.run("drift", release, "--audit", log, "--report", page);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
    assertThat(Files.readString(page)).contains("files refused: 100.0 % here");
  }

  @Test
  void fewFilesSayNothingWhateverBecameOfThem() throws Exception {
    write("2026-11", 19, 0);
    refuse(80);
    assertThat(Cli.run("drift", release, "--audit", log).exitCode()).isEqualTo(9);
  }

  /** Refused files cannot be told from each other: a folder that is scored again has no more. */
  @Test
  void aFolderThatIsScoredAgainHasNoMoreRefused() throws Exception {
    write("2026-11", 400, 0);
    refuse(30);
    List<String> again = Files.readAllLines(log);
    for (int i = 0; i < 5; i++) {
      Files.write(log, again, StandardOpenOption.APPEND);
    }
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("refused: 180 of 2580 (7.0 %)");
  }

  @Test
  void anEmptyLogSaysNothingEither() throws Exception {
    Files.createFile(log);
    Path page = folder.resolve("page.html");
    Cli run = Cli.run("drift", release, "--audit", log, "--report", page);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(9);
    assertThat(Files.readString(page)).contains("NOT ENOUGH CASES");
  }

  @Test
  void theDaysThatAreAskedForCount() throws Exception {
    write("2026-10", 200, 0);
    write("2026-11", 200, 1);
    Cli october = Cli.run("drift", release, "--audit", log, "--until", "2026-10-31");
    Cli november = Cli.run("drift", release, "--audit", log, "--since", "2026-11-01");
    Cli both = Cli.run("drift", release, "--audit", log);
    assertThat(october.exitCode()).as(october.out()).isZero();
    assertThat(october.out()).contains("until 2026-10-31", "200 images", "200 outside the time");
    assertThat(november.exitCode()).isEqualTo(3);
    assertThat(both.out()).contains("2026-10: 200 scored", "2026-11: 200 scored");
    Cli wrong =
        Cli.run("drift", release, "--audit", log, "--since", "2026-12-01", "--until", "2026-11-01");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("2026-11-01 is before 2026-12-01");
  }

  /** A folder that is scored every month must not look like more patients. */
  @Test
  void anImageCountsOnce() throws Exception {
    write("2026-11", 120, 0);
    List<String> again = Files.readAllLines(log);
    Files.write(log, again, StandardOpenOption.APPEND);
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.out()).contains("120 images of 30 patients").contains("120 repeated");
  }

  @Test
  void otherReleasesAndBrokenLinesAreCountedAndLeftOut() throws Exception {
    write("2026-11", 200, 0);
    String other = Files.readAllLines(log).get(0).replace("\"1.0.0\"", "\"0.9.0\"");
    append(other, "{\"event\":", SmallEvents.line(SmallEvents.refused(day("2026-11"), "IMPLANT")));
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("1 of other releases or kinds")
        .contains("no event: 1 of 203 lines (line 202: not JSON")
        .contains("refused: 1 of 201 (0.5 %)")
        .contains("IMPLANT: 1 of 201 (0.5 %)")
        .contains("; reference 40 of 840 (4.8 %)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatTrainingHasNotSeenIsNamed() throws Exception {
    write("2026-11", 200, 0);
    append(
        Files.readAllLines(log)
            .get(0)
            .replace("ACME", "OTHER\\u001b <b>")
            .replace(SmallEvents.hash("2026-11-0"), SmallEvents.hash("new")));
    Path page = folder.resolve("page.html");
    Cli run = Cli.run("drift", release, "--audit", log, "--report", page);
    assertThat(run.out()).contains("never seen in training: manufacturer OTHER? <b>: 1 of 201");
    assertThat(Files.readString(page))
        .contains("STABLE", "OTHER? &lt;b&gt;", "<svg", "Research use")
        .doesNotContain("<b>", folder.toString());
  }

  /** What is wrong with a line, not what a program could do about it. */
  @Test
  void aLineThatIsNoJsonIsToldToPeople() throws Exception {
    append("nonsense");
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.out()).contains("(line 1: not JSON: malformed JSON at line 1 column 1 path $)");
  }

  /** A wide table is cut off: quantities are its columns, what is known of them its rows. */
  @Test
  void aQuantityIsAColumnOfThePage() throws Exception {
    write("2026-11", 400, 1);
    Path page = folder.resolve("page.html");
    Cli.run("drift", release, "--audit", log, "--report", page);
    String html = Files.readString(page);
    assertThat(html.replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " "))
        .contains(" score mean SD drifted no yes no largest ")
        .contains(" images here are worth 160 160 160 ");
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    write("2026-11", 400, 1);
    Cli run = Cli.run("drift", release, "--audit", log, "--json");
    assertThat(run.exitCode()).isEqualTo(3);
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.get("verdict").getAsString()).isEqualTo("DRIFTED");
    JsonObject mean = document.getAsJsonArray("quantities").get(1).getAsJsonObject();
    assertThat(mean.get("quantity").getAsString()).isEqualTo("IMAGE_MEAN");
    assertThat(mean.get("drifted").getAsBoolean()).isTrue();
    assertThat(mean.get("independent").getAsDouble()).isEqualTo(400 / 2.5);
    assertThat(mean.getAsJsonObject("stability").get("value").getAsDouble()).isGreaterThan(0.25);
  }

  @Test
  void anOldReleaseSaysWhatItLacks() throws Exception {
    write("2026-11", 200, 0);
    Path old = SmallRelease.write(folder.resolve("old"));
    Cli run = Cli.run("drift", old, "--audit", log);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(9);
    assertThat(run.out()).contains("in training; standard deviation");
    assertThat(lastLine(run)).startsWith("NOT ENOUGH CASES: the release holds no reference");
  }

  @Test
  void aLogThatIsNotThereIsSeventyFour() {
    Cli run = Cli.run("drift", release, "--audit", log);
    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("cannot be read");
  }

  private void write(String month, int images, double shift) throws IOException {
    Random random = new Random(month.hashCode());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double[] image = SmallReference.image(random, shift);
      lines.add(
          SmallEvents.line(
              SmallEvents.scored(
                  day(month), month + "-" + i, month + i / 4, image[0], image[1], image[2])));
    }
    append(lines.toArray(String[]::new));
  }

  private void refuse(int files) throws IOException {
    String line = SmallEvents.line(SmallEvents.refused(day("2026-11"), "NOT_MAMMOGRAPHY"));
    append(Collections.nCopies(files, line).toArray(String[]::new));
  }

  private void append(String... lines) throws IOException {
    Files.write(log, List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String day(String month) {
    return month + "-15T12:00:00.123Z";
  }

  private static String lastLine(Cli run) {
    return run.out().lines().reduce((first, second) -> second).orElseThrow();
  }
}
