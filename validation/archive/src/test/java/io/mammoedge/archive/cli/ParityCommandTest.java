package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.Changed;
import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.archive.table.TableSettings;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two releases on one archive, from the tables to the exit code. */
class ParityCommandTest {
  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final String SITE = "0123456789abcdef".repeat(4);

  @TempDir private static Path folder;

  /** The tables old, near, far, elsewhere and others, and the labels of the first. */
  @BeforeAll
  static void score() throws IOException {
    ScoredPairs near = ScoredPairs.draw(0.003);
    ScoredPairs far = ScoredPairs.draw(0.6);
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("archive.key")), "");
    try (SparkSession spark = LocalSpark.start()) {
      write(spark, "old", named(near.old(), keys, UnaryOperator.identity()));
      write(spark, "near", named(near.young(), keys, UnaryOperator.identity()));
      write(spark, "far", named(far.young(), keys, UnaryOperator.identity()));
      write(spark, "undecided", named(near.old(), keys, Changed::undecided));
      write(spark, "stranger", named(near.young(), keys, ParityCommandTest::another));
      write(spark, "replaced", someOthers(named(near.young(), keys, UnaryOperator.identity())));
      write(spark, "elsewhere", near.old().subList(0, 5));
      writeWithKey(spark, "mine", near.old().subList(0, 5));
      writeWithKey(spark, "theirs", near.old().subList(0, 5));
    }
    Files.writeString(
        folder.resolve("labels.csv"),
        "file,label\nnowhere,benign\n"
            + IntStream.range(0, ScoredPairs.CASES)
                .mapToObj(i -> "file%d,%s\n".formatted(i, near.positive()[i] ? 1 : 0))
                .reduce("", String::concat));
    Files.writeString(folder.resolve("strays.csv"), "file,label\nnowhere,benign\n");
  }

  @Test
  void aReleaseThatHardlyDiffersIsEquivalentAndTheTextSaysWhyForEachPart() {
    ArchiveCli run = parity("old", "near", "--labels", folder.resolve("labels.csv"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("EQUIVALENT: the 90 % interval of ΔAUC")
        .contains(
            "900 images scored by both, 0 by the old release only",
            "1 labels belong to no image scored by both",
            "old: AUC ",
            "new: AUC ",
            "900 labelled images, Brier score 0.")
        .doesNotContain("another image");
    assertThat(partOf(run.out(), "  view CC: 450 images"))
        .containsPattern(
            "largest \\|Δp\\| \\S+, bias \\S+, largest \\|Δ log-odds\\| \\S+, \\d+ flips")
        .containsPattern(
            "AUC 0\\.\\d{4} → 0\\.\\d{4}, ΔAUC [+-]0\\.\\d{5} \\(90 % interval \\S+ to \\S+,"
                + " DeLong 1988; \\S+ to \\S+, Obuchowski 1997, clustered by patient\\)")
        .containsPattern(
            "450 labelled images, Brier score 0\\.\\d{4} → 0\\.\\d{4}, expected calibration error"
                + " 0\\.\\d{4} → 0\\.\\d{4}");
    assertThat(run.out()).contains("  site 0123456789ab: ").contains("Research use only.");
  }

  @Test
  void thePageHasAllOfItForEachPartAndNothingOfAHeaderIsMarkup() throws IOException {
    Path report = folder.resolve("labelled.html");

    parity("old", "near", "--labels", folder.resolve("labels.csv"), "--report", report);

    String page = Files.readString(report);
    assertThat(page)
        .contains(
            "<th scope=\"row\">labels of no image scored by both</th><td>1</td>",
            "<th scope=\"row\">operating point</th><td>p ≥ 0.5</td>",
            "<td>Obuchowski 1997, clustered by patient</td>",
            "manufacturer &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "null", "NaN", "another image");
    String rate = "0\\.\\d{4}";
    String range = "\\S+\u00a0to\u00a0\\S+";
    for (String part : List.of("all", "view CC", "view MLO", "manufacturer B", "site one")) {
      String row = "<th scope=\"row\">" + part + "</th>";
      assertThat(page)
          .containsPattern(row + "<td>[A-Z ]+</td>(<td>\\S+</td>){4}(<td>\\d+</td>){2}")
          .containsPattern(
              row + "<td>%1$s.→.%1$s</td><td>\\S+</td>(<td>%2$s</td>){2}".formatted(rate, range))
          .containsPattern(row + "<td>\\d+.\\+.\\d+</td>(<td>%1$s.→.%1$s</td>){2}".formatted(rate));
    }
    assertThat(page).contains("ΔAUC by part", "dotted: the margin, ±0.01.");
  }

  @Test
  void theJsonHasTheSameNumbers() {
    ArchiveCli run = parity("old", "near", "--labels", folder.resolve("labels.csv"), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonObject result = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject parity = result.getAsJsonObject("parity");
    assertThat(parity.get("verdict").getAsString()).isEqualTo("EQUIVALENT");
    assertThat(parity.get("strayLabels").getAsInt()).isEqualTo(1);
    assertThat(parity.getAsJsonArray("groups")).hasSize(7);
    assertThat(result.get("researchUse").getAsString()).contains("Research use");
  }

  @Test
  void aWorseReleaseIsDifferent() {
    ArchiveCli run = parity("old", "far", "--labels", folder.resolve("labels.csv"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).startsWith("DIFFERENT: ").contains("decisions differ");
  }

  @Test
  void withoutLabelsAndOperatingPointThereIsNoVerdictAndNothingIsMadeUp() throws IOException {
    Path report = folder.resolve("undecided.html");

    ArchiveCli run = parity("undecided", "near", "--report", report);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(9);
    assertThat(run.out())
        .startsWith("NOT ENOUGH CASES: ")
        .contains("no operating point, so no decisions")
        .doesNotContain("null", "AUC 0", "Brier");
    assertThat(Files.readString(report))
        .contains("none known, so no decisions", "<td>–</td><td>–</td></tr>")
        .doesNotContain("null", "Brier score", "<svg");
  }

  @Test
  void tablesWithoutACommonFileCannotBeCompared() {
    ArchiveCli run = parity("old", "elsewhere");

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("no file was scored in both tables").hasLineCount(1);
  }

  /** Beside each other they have one key, and both archives have a file of each name. */
  @Test
  void tablesOfDifferentArchivesCannotBeCompared() {
    ArchiveCli run = parity("old", "stranger");

    assertThat(run.exitCode()).as(run.out()).isEqualTo(6);
    assertThat(run.err())
        .contains("the tables are of different archives: each of the 900 files")
        .hasLineCount(1);
  }

  @Test
  void filesThatHoldAnotherImageNowAreCountedAndLeftOut() throws IOException {
    Path report = folder.resolve("replaced.html");
    String page = "left out: files with another image in the new table</th><td>3</td>";

    ArchiveCli run = parity("old", "replaced", "--report", report);
    ArchiveCli json = parity("old", "replaced", "--json");

    assertThat(run.out())
        .as(run.err())
        .contains(
            "897 images scored by both, 0 by the old release only, 0 by the new one only",
            "3 files hold another image in the new table and were left out");
    assertThat(Files.readString(report)).contains(page);
    assertThat(
            JsonParser.parseString(json.out())
                .getAsJsonObject()
                .getAsJsonObject("parity")
                .get("otherImages")
                .getAsInt())
        .isEqualTo(3);
  }

  @Test
  void tablesOfDifferentKeysCannotBeCompared() {
    ArchiveCli run = parity("mine", "theirs");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("mine and ", "theirs were made with different keys", "score one of them again")
        .hasLineCount(1);
  }

  @Test
  void aTableThatIsNotThereIsSaidSo() {
    ArchiveCli run = parity("old", "nowhere");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere: there is no table of scores").hasLineCount(1);
  }

  @Test
  void labelsThatAreNotThereAreSaidSoWhateverTheirName() {
    for (String name : List.of("typo.csv", "typo[v2].csv")) {
      ArchiveCli run = parity("old", "near", "--labels", folder.resolve(name));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(name, "is not there").hasLineCount(1);
    }
  }

  @Test
  void labelsOfNoCommonFileAreNoTruth() {
    ArchiveCli run = parity("old", "near", "--labels", folder.resolve("strays.csv"));

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("no label belongs to a file").hasLineCount(1);
  }

  @Test
  void anOperatingPointInPercentIsRefused() {
    ArchiveCli run = parity("old", "near", "--threshold", 50);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--threshold 50.0 must lie between 0 and 1");
  }

  @Test
  void aMarginIsCheckedAlsoWhereThereIsNoArea() {
    ArchiveCli run = parity("old", "near", "--margin", 1);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--margin 1.0 must lie between 0 and 1");
  }

  /** The line that begins so, and the indented ones below it. */
  private static String partOf(String out, String beginning) {
    List<String> lines = out.lines().toList();
    List<String> part = new ArrayList<>();
    for (String line : lines) {
      boolean below = !part.isEmpty() && line.startsWith("    ");
      if (line.startsWith(beginning) || below) {
        part.add(line);
      } else if (!part.isEmpty()) {
        break;
      }
    }
    return String.join("\n", part);
  }

  private static ArchiveCli parity(String old, String young, Object... more) {
    Object[] first = {
      "parity",
      folder.resolve(old),
      folder.resolve(young),
      "--master",
      "local[2]",
      "--conf",
      "spark.sql.shuffle.partitions=2"
    };
    return ArchiveCli.run(Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray());
  }

  private static void write(SparkSession spark, String table, List<ScoredImage> images) {
    new ArchiveTable(spark, folder.resolve(table).toString()).add("a".repeat(64), images);
  }

  private static void writeWithKey(SparkSession spark, String table, List<ScoredImage> images) {
    AuditKey key = AuditKey.inFile(folder.resolve(table + ".key"));
    ArchiveTable kept = new ArchiveTable(spark, folder.resolve(table).toString());
    new TableSettings(kept).settleArchive(key, "/archive", false);
    write(spark, table, images);
  }

  private static ScoredImage another(ScoredImage image) {
    return Changed.row(image, "image", "of-another-" + image.image());
  }

  /** The first three files were replaced. */
  private static List<ScoredImage> someOthers(List<ScoredImage> images) {
    return IntStream.range(0, images.size())
        .mapToObj(i -> i < 3 ? another(images.get(i)) : images.get(i))
        .toList();
  }

  /** Files have hashes, one manufacturer a hostile name, and there are two sites. */
  private static List<ScoredImage> named(
      List<ScoredImage> images, FileKeys keys, UnaryOperator<ScoredImage> changed) {
    return IntStream.range(0, images.size())
        .mapToObj(
            i -> {
              ScoredImage image = images.get(i);
              String maker = image.manufacturer().equals("A") ? HOSTILE : image.manufacturer();
              ScoredImage made = Changed.row(image, "manufacturer", maker);
              ScoredImage there = Changed.row(made, "site", i < 400 ? SITE : "one");
              return changed.apply(Changed.row(there, "file", keys.of("file" + i)));
            })
        .toList();
  }
}
