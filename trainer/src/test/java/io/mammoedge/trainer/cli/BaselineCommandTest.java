package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.trainer.baseline.SmallPatchModel;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code baseline} as a user types it. */
class BaselineCommandTest {
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
  void theTestSplitIsScoredAndTheLookIsNoted() throws IOException {
    Path model = SmallPatchModel.write(temp.resolve("model"), small.dataset());
    Path scores = temp.resolve("scores.csv");
    Path features = temp.resolve("features.csv");
    assertThat(run(model, "--scores", scores.toString(), "--features", features.toString()))
        .as(err.toString())
        .isZero();
    int test = small.dataset().split(Split.TEST).size();
    int train = small.dataset().split(Split.TRAIN).size();
    assertThat(out.toString())
        .contains("per image: AUC ", "per breast: AUC ", "per patient: AUC ")
        .contains("out of bag, " + train + " training images: AUC ")
        .contains("20 trees, depth 9, nodes of ")
        .contains("of 408 features vary");
    assertThat(err.toString()).contains("look 1 at the test split");
    assertThat(Files.readAllLines(scores)).hasSize(1 + test);
    assertThat(Files.readAllLines(features)).hasSize(1 + train + test);
    TestEvaluation look =
        ModelDirectory.open(model).description().evaluations().stream().findFirst().orElseThrow();
    assertThat(look.command()).isEqualTo("baseline");
    assertThat(look.n()).isEqualTo(test);
    assertThat(look.models()).containsExactly(ModelDirectory.open(model).identity());
  }

  /** Images of the training split are scored by the trees that did not see them. */
  @Test
  void theJsonHoldsTheSettingsAndIsTheSameAgain() throws IOException {
    Path model = SmallPatchModel.write(temp.resolve("model"), small.dataset());
    String before = Files.readString(model.resolve("model.json"));
    assertThat(run(model, "--split", "train", "--json", "--min-split", "0.3")).isZero();
    String first = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run(model, "--split", "train", "--json", "--min-split", "0.3")).isZero();
    assertThat(out).hasToString(first);
    JsonObject json = JsonParser.parseString(first).getAsJsonObject();
    JsonObject forest = json.getAsJsonObject("settings").getAsJsonObject("forest");
    assertThat(forest.get("trees").getAsInt()).isEqualTo(20);
    assertThat(forest.get("minSplit").getAsDouble()).isEqualTo(0.3);
    long train = small.dataset().split(Split.TRAIN).size();
    assertThat(json.get("minSplit").getAsLong()).isEqualTo(Math.round(0.3 * train));
    assertThat(json.get("split").getAsString()).isEqualTo("train");
    assertThat(json.get("result")).isEqualTo(json.get("outOfBag"));
    assertThat(json.getAsJsonArray("mostUsed")).isNotEmpty();
    assertThat(model.resolve("model.json")).hasContent(before);
  }

  private int run(Path model, String... more) {
    String[] fixed = {
      "--data",
      small.dataset().folder().toString(),
      "--patch-model",
      model.toString(),
      "--trees",
      "20",
      "--cutoffs",
      "0.2,0.25"
    };
    return new CommandLine(new BaselineCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }
}
