package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.AucByLevel;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Grouping;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code evaluate --averages}, {@code --bootstrap} and {@code --reference}. */
class EvaluateAveragesTest {
  private static final double[] NONE = {0, 0, 0};

  @TempDir static Path folder;
  private static SmallModels small;
  private static Path a;
  private static Path b;

  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void make() throws IOException {
    small = SmallModels.make(folder);
    a = small.model("a", 1);
    b = small.model("b", 2);
  }

  @Test
  void theTableIsWhatFourRunsGiveThatAreAveragedByHand() throws IOException {
    List<List<ScoredCase>> alone = List.of(scores(a, false), scores(b, false));
    List<List<ScoredCase>> flipped = List.of(scores(a, true), scores(b, true));
    JsonObject averages = averages("--averages", "--bootstrap", "100");
    double[][] rows = values(averages.getAsJsonArray("averages"));
    assertThat(rows).hasNumberOfRows(6);
    assertSame(rows[0], alone.get(0));
    assertSame(rows[1], flipped.get(0));
    assertSame(rows[2], alone.get(1));
    assertSame(rows[3], flipped.get(1));
    assertSame(rows[4], averaged(alone));
    assertSame(rows[5], averaged(flipped));
    assertThat(rows[0]).isNotEqualTo(rows[2]);
    double[][] differences = values(averages.getAsJsonArray("differences"));
    assertThat(differences).hasNumberOfRows(6);
    for (int k = 0; k < 3; k++) {
      double[] expected = {
        rows[1][k] - rows[0][k],
        rows[3][k] - rows[2][k],
        rows[5][k] - rows[4][k],
        rows[4][k] - (rows[0][k] + rows[2][k]) / 2,
        rows[5][k] - (rows[1][k] + rows[3][k]) / 2,
        rows[5][k] - (rows[0][k] + rows[2][k]) / 2,
      };
      for (int row = 0; row < expected.length; row++) {
        assertThat(differences[row][k]).isCloseTo(expected[row], within(1e-12));
      }
    }
  }

  @Test
  void oneModelHasNoMean() {
    assertThat(run(a.toString(), "--averages", "--bootstrap", "100")).isZero();
    assertThat(out.toString())
        .contains("bootstrap by patient, 100 runs", "a, flips", "flips: a")
        .doesNotContain("mean of");
  }

  @Test
  void theScoresAreThoseOfFlipsAndTheLookIsOne() throws IOException {
    Path averages = temp.resolve("averages.csv");
    Path flips = temp.resolve("flips.csv");
    String both = small.model("c", 3) + "," + small.model("d", 4);
    assertThat(run(both, "--averages", "--bootstrap", "100", "--scores", averages.toString()))
        .isZero();
    assertThat(run(both, "--flips", "--scores", flips.toString())).isZero();
    assertThat(averages).hasSameTextualContentAs(flips);
    List<TestEvaluation> looks =
        ModelDirectory.open(folder.resolve("c")).description().evaluations();
    assertThat(looks).hasSize(2);
    assertThat(looks.get(0).flips()).isTrue();
    assertThat(looks.get(0).perPatient()).isEqualTo(looks.get(1).perPatient());
  }

  @Test
  void flipsAndAveragesAreOneChoice() {
    assertThat(run(a.toString(), "--flips", "--averages")).isEqualTo(2);
    assertThat(err.toString()).contains("--flips", "--averages", "mutually exclusive");
  }

  @Test
  void theSeedDecidesTheIntervals() throws IOException {
    List<ScoredCase> scored = scores(a, false);
    AucByLevel first = new PatientBootstrap(200, 1).auc("", scored);
    assertThat(new PatientBootstrap(200, 1).auc("", scored)).isEqualTo(first);
    assertThat(new PatientBootstrap(200, 2).auc("", scored)).isNotEqualTo(first);
    assertThat(first.perImage().low()).isLessThan(first.perImage().value());
  }

  @Test
  void theIntervalIsNamed() {
    assertThat(run(a.toString())).isZero();
    assertThat(out.toString()).doesNotContain("bootstrap");
    assertThat(run(a.toString(), "--bootstrap", "150")).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains("patient, 150 runs)")))
        .hasSize(3);
    assertThat(run(a.toString(), "--bootstrap", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("--bootstrap is 100 to 100000, not 1");
  }

  @Test
  void scoresHeldAgainstThemselvesDoNotDiffer() throws IOException {
    String scores = saved(a, "test");
    assertThat(run(a.toString(), "--reference", scores)).isZero();
    assertThat(out.toString())
        .contains("Compared with " + scores + " (95 % intervals: bootstrap by patient, 3000 runs)")
        .containsPattern(
            "per image: AUC (0\\.\\d{3} \\(.*\\)), reference \\1, "
                + "difference \\+0\\.000 \\(\\+0\\.000 to \\+0\\.000\\)");
  }

  /** Another run's rows may come in any order. */
  @Test
  void theDifferenceIsThatOfTheAreas() throws IOException {
    Path scores = Path.of(saved(b, "test"));
    List<String> lines = Files.readAllLines(scores);
    Files.write(scores, Stream.concat(lines.stream().limit(1), reversed(lines)).toList());
    assertThat(run(a.toString(), "--reference", scores.toString(), "--json")).isZero();
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    double[] difference = values(json.getAsJsonObject("reference").getAsJsonObject("difference"));
    double[] ofA = areas(scores(a, false));
    double[] ofB = areas(scores(b, false));
    for (int k = 0; k < 3; k++) {
      assertThat(difference[k]).isCloseTo(ofA[k] - ofB[k], within(1e-9));
    }
    assertThat(difference).isNotEqualTo(NONE);
  }

  @Test
  void otherImagesAreNotComparedAndNotLookedAt() throws IOException {
    String scores = saved(a, "train");
    String before = Files.readString(a.resolve("model.json"));
    assertThat(run(a.toString(), "--reference", scores)).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .singleElement()
        .asString()
        .contains("holds the scores of other images", "compare scores of the same split");
    assertThat(a.resolve("model.json")).hasContent(before);
  }

  @Test
  void anotherLabelIsNotCompared() throws IOException {
    Path scores = Path.of(saved(a, "test"));
    String text = Files.readString(scores);
    Files.writeString(scores, text.replaceFirst(",benign,", ",malignant,"));
    assertThat(run(a.toString(), "--reference", scores.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("gives 1 images another label or patient");
  }

  private static Stream<String> reversed(List<String> lines) {
    return IntStream.iterate(lines.size() - 1, i -> i > 0, i -> i - 1).mapToObj(lines::get);
  }

  private String saved(Path model, String split) {
    String file = temp.resolve("scores.csv").toString();
    assertThat(run(model.toString(), "--split", split, "--scores", file)).isZero();
    out.getBuffer().setLength(0);
    return file;
  }

  private JsonObject averages(String... options) {
    String[] fixed = {"--json"};
    String[] all = Stream.concat(Stream.of(fixed), Stream.of(options)).toArray(String[]::new);
    assertThat(run(a + "," + b, all)).as(err.toString()).isZero();
    return JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonObject("averages");
  }

  private static double[][] values(JsonArray rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> values(rows.get(i).getAsJsonObject()))
        .toArray(double[][]::new);
  }

  /** Per image, breast and patient; each lies within its interval. */
  private static double[] values(JsonObject row) {
    return Stream.of("perImage", "perBreast", "perPatient")
        .map(row::getAsJsonObject)
        .mapToDouble(estimate -> estimate.get("value").getAsDouble())
        .toArray();
  }

  private static void assertSame(double[] row, List<ScoredCase> scored) {
    double[] areas = areas(scored);
    Evaluated evaluated = Evaluated.of(scored);
    for (Grouping level : Grouping.values()) {
      int k = List.of(Grouping.values()).indexOf(level);
      assertThat(row[k]).isEqualTo(areas[k]);
      assertThat(row[k]).isCloseTo(evaluated.at(level).orElseThrow().auc(), within(1e-12));
    }
  }

  private static double[] areas(List<ScoredCase> scored) {
    return Stream.of(Grouping.values())
        .map(level -> level.cases(scored))
        .mapToDouble(EvaluateAveragesTest::area)
        .toArray();
  }

  private static double area(Cases cases) {
    return RocCurve.of(cases).auc();
  }

  private static List<ScoredCase> scores(Path model, boolean flips) throws IOException {
    try (Reference reference = Reference.open(List.of(model), flips)) {
      return Scores.ofPrepared(reference, small.dataset(), Split.TEST);
    }
  }

  private static List<ScoredCase> averaged(List<List<ScoredCase>> both) {
    return IntStream.range(0, both.get(0).size())
        .mapToObj(i -> averaged(both.get(0).get(i), both.get(1).get(i)))
        .toList();
  }

  private static ScoredCase averaged(ScoredCase one, ScoredCase other) {
    double mean = (one.probability() + other.probability()) / 2;
    return new ScoredCase(
        one.image(),
        one.patient(),
        one.side(),
        one.view(),
        one.malignant(),
        Math.log(mean / (1 - mean)));
  }

  private int run(String models, String... more) {
    String[] fixed = {"--data", small.dataset().folder().toString(), "--model", models};
    CommandLine command =
        new CommandLine(new EvaluateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return CliErrors.execute(
        command, Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }
}
