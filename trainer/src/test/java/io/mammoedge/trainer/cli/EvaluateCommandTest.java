package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription.Member;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code evaluate} as a user types it. */
class EvaluateCommandTest {
  @TempDir static Path folder;
  private static SmallModels small;

  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void prepare() {
    small = SmallModels.make(folder);
  }

  @Test
  void everyMemberNotesTheLookOnce() throws IOException {
    Path a = small.model("a", 1);
    Path b = small.model("b", 2);
    assertThat(evaluate(a + "," + b + "," + a, "--flips")).as(err.toString()).isZero();
    assertThat(evaluate(a.toString())).isZero();
    assertThat(evaluations(a)).hasSize(2);
    assertThat(evaluations(b)).hasSize(1);
    TestEvaluation both = evaluations(b).get(0);
    assertThat(both.command()).isEqualTo("evaluate");
    assertThat(both.models()).extracting(Member::name).containsExactly("a", "b", "a");
    assertThat(both.models().get(1)).isEqualTo(ModelDirectory.open(b).identity());
    assertThat(both.flips()).isTrue();
    assertThat(both.dataset()).isEqualTo(small.dataset().digest());
    assertThat(both.perBreast()).isNotNull();
    assertThat(both.perPatient().n()).isEqualTo(both.patients());
    assertThat(evaluations(a).get(1).models()).extracting(Member::name).containsExactly("a");
    assertThat(err.toString()).contains("look 1 at the test split", "look 2 at the test split");
  }

  @Test
  void otherSplitsLeaveTheModelAsItIs() throws IOException {
    Path model = small.model("unseen", 1);
    String before = Files.readString(model.resolve("model.json"));
    assertThat(evaluate(model.toString(), "--split", "train")).isZero();
    assertThat(model.resolve("model.json")).hasContent(before);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theJsonHoldsWhatTheWordsSay() throws IOException {
    Path model = small.model("json", 1);
    assertThat(evaluate(model.toString(), "--json")).isZero();
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    out.getBuffer().setLength(0);
    assertThat(evaluate(model.toString())).isZero();
    assertThat(json.get("split").getAsString()).isEqualTo("test");
    assertThat(json.get("look").getAsInt()).isEqualTo(1);
    assertThat(json.get("researchUse").getAsString()).contains("Not a medical device");
    JsonObject result = json.getAsJsonObject("result");
    for (String level : List.of("Image", "Breast", "Patient")) {
      double auc = result.getAsJsonObject("per" + level).get("auc").getAsDouble();
      assertThat(out.toString())
          .containsIgnoringCase(String.format(Locale.ROOT, "per %s: AUC %.3f (95", level, auc));
    }
    assertThat(result.getAsJsonArray("leftOut")).isEmpty();
  }

  /** The groups of the table it writes are the groups it judged. */
  @Test
  void theScoresGiveTheSameNumberOfCases() throws IOException {
    Path model = small.model("scores", 1);
    Path scores = temp.resolve("scores.csv");
    assertThat(evaluate(model.toString(), "--scores", scores.toString())).isZero();
    TestEvaluation look = evaluations(model).get(0);
    List<String[]> rows;
    try (Stream<String> lines = Files.lines(scores)) {
      rows = lines.skip(1).map(line -> line.split(",", -1)).toList();
    }
    assertThat(rows).hasSize(look.n());
    assertThat(rows.stream().map(row -> row[1] + row[2]).distinct()).hasSize(look.perBreast().n());
    assertThat(rows.stream().map(row -> row[1]).distinct()).hasSize(look.perPatient().n());
  }

  /** A look is a look, even where one class makes it useless. */
  @Test
  void aSplitOfOneClassIsNotedToo() throws IOException {
    Path model = small.model("poor", 1);
    Path images = copyOfDataset().resolve("images.csv");
    Files.writeString(images, Files.readString(images).replace("malignant", "benign"));
    assertThat(run("--data", images.getParent().toString(), "--model", model.toString()))
        .isEqualTo(9);
    assertThat(out.toString()).contains("per image: left out: an ROC curve needs both classes");
    assertThat(evaluations(model)).singleElement().extracting(TestEvaluation::auc).isNull();
  }

  /** A model of version 0.1.0 knows neither command nor groups. */
  @Test
  void aModelWithOlderEvaluationsIsReadAndGoesOn() throws IOException {
    Path model = small.model("old", 1);
    Path json = model.resolve("model.json");
    String old =
        """
        "evaluations": [{"when": "2025-01-01T00:00:00Z", "dataset": "%s", "n": 9, "patients": 5,
          "positives": 4, "auc": 0.75, "low": 0.5, "high": 0.9, "flips": false}]
        """
            .formatted(small.dataset().digest());
    Files.writeString(json, Files.readString(json).replace("\"evaluations\": []", old));
    assertThat(evaluate(model.toString())).isZero();
    assertThat(evaluations(model)).hasSize(2);
    assertThat(evaluations(model).get(0))
        .isEqualTo(
            new TestEvaluation(
                "2025-01-01T00:00:00Z",
                small.dataset().digest(),
                9,
                5,
                4,
                0.75,
                0.5,
                0.9,
                false,
                null,
                List.of(),
                null,
                null));
    assertThat(err.toString()).contains("look 2");
  }

  private int evaluate(String models, String... more) {
    String[] fixed = {"--data", small.dataset().folder().toString(), "--model", models};
    return run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new EvaluateCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static List<TestEvaluation> evaluations(Path model) {
    return ModelDirectory.open(model).description().evaluations();
  }

  private Path copyOfDataset() throws IOException {
    Path source = small.dataset().folder();
    Path copy = temp.resolve("copy");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(source.relativize(file).toString()));
      }
    }
    return copy;
  }
}
