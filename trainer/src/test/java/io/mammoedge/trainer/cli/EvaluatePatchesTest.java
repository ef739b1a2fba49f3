package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Confusion;
import io.mammoedge.trainer.evaluate.PatchEvaluation;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.patch.PatchRow;
import io.mammoedge.trainer.patch.PatchSampling;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.patch.PatchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code evaluate --patches}. */
class EvaluatePatchesTest {
  private static final int EDGE = 32;

  @TempDir static Path folder;
  private static SmallModels small;
  private static PatchSet patches;
  private static Path model;
  private static PatchEvaluation evaluation;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void make() throws IOException {
    small = SmallModels.make(folder);
    PatchSettings settings = new PatchSettings(PatchRecipe.S1, 1, EDGE, 1);
    patches = new PatchSampling(small.dataset(), settings).write(folder.resolve("s1"), () -> {});
    model = small.patchModel("patch", 5, EDGE);
    evaluation = PatchEvaluation.of(patches, model, Split.TRAIN);
  }

  /** One patch after the other, as the definitions say. */
  private record ByHand(List<PatchRow> rows, List<double[]> probabilities) {
    static ByHand of(Split split) throws IOException {
      ByHand hand = new ByHand(patches.split(split), new ArrayList<>());
      try (TrainedModel opened = TrainedModel.open(model)) {
        for (PatchRow row : hand.rows) {
          hand.probabilities.add(probabilities(opened, row));
        }
      }
      return hand;
    }

    private static double[] probabilities(TrainedModel opened, PatchRow row) {
      ImageRow image =
          small.dataset().images().stream()
              .filter(one -> one.image().equals(row.image()))
              .findFirst()
              .orElseThrow();
      GreyImage whole = small.dataset().read(image);
      short[] cut = patches.cut(whole, row);
      float[] input = new float[cut.length];
      for (int i = 0; i < cut.length; i++) {
        input[i] = Short.toUnsignedInt(cut[i]) / 65535f * 255f - opened.description().mean();
      }
      float[] logits = opened.network().logits(input, 1, EDGE, EDGE)[0];
      double[] shares =
          IntStream.range(0, logits.length).mapToDouble(k -> Math.exp(logits[k])).toArray();
      double sum = IntStream.range(0, shares.length).mapToDouble(k -> shares[k]).sum();
      return IntStream.range(0, shares.length).mapToDouble(k -> shares[k] / sum).toArray();
    }

    double accuracy() {
      int right = 0;
      for (int i = 0; i < rows.size(); i++) {
        double[] p = probabilities.get(i);
        double own = p[rows.get(i).patchClass().output()];
        right += IntStream.range(0, p.length).allMatch(k -> p[k] <= own) ? 1 : 0;
      }
      return (double) right / rows.size();
    }

    /** Pair by pair. */
    double lesionAuc() {
      double won = 0;
      int pairs = 0;
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < rows.size(); j++) {
          if (is(i, "malignant") && is(j, "benign")) {
            pairs++;
            won += odds(i) > odds(j) ? 1 : odds(i) == odds(j) ? 0.5 : 0;
          }
        }
      }
      return won / pairs;
    }

    private boolean is(int i, String word) {
      return rows.get(i).patchClass().word().endsWith(word);
    }

    private double odds(int i) {
      double[] p = probabilities.get(i);
      return (p[2] + p[4]) / (p[1] + p[3]);
    }
  }

  @Test
  void accuracyAndAreaAreThoseCountedByHand() throws IOException {
    ByHand hand = ByHand.of(Split.TRAIN);
    assertThat(evaluation.patches()).isEqualTo(hand.rows.size());
    assertThat(evaluation.accuracy().value()).isCloseTo(hand.accuracy(), within(1e-12));
    assertThat(evaluation.accuracy().value()).isBetween(0.02, 0.98);
    assertThat(evaluation.accuracy().low()).isLessThan(evaluation.accuracy().value());
    assertThat(evaluation.accuracy().high()).isGreaterThan(evaluation.accuracy().value());
    assertThat(evaluation.lesions().auc().value()).isCloseTo(hand.lesionAuc(), within(1e-9));
  }

  @Test
  void rowsOfTheConfusionMatrixAreTheTrueClasses() {
    Confusion confusion = evaluation.confusion();
    int right = 0;
    for (PatchClass truth : PatchClass.values()) {
      int place = truth.output();
      assertThat(confusion.classes().get(place)).isEqualTo(truth.word());
      assertThat(confusion.count(place))
          .isEqualTo(
              (int)
                  patches.split(Split.TRAIN).stream()
                      .filter(row -> row.patchClass() == truth)
                      .count());
      right += confusion.counts().get(place).get(place);
    }
    assertThat((double) right / evaluation.patches()).isEqualTo(evaluation.accuracy().value());
    assertThat(confusion.count(0) + evaluation.lesions().patches()).isEqualTo(evaluation.patches());
  }

  @Test
  void theLookIsNotedWithItsCommand() throws IOException {
    Path looked = small.patchModel("looked", 6, EDGE);
    assertThat(run("--model", looked.toString(), "--json", "--bootstrap", "100"))
        .as(err.toString())
        .isIn(0, 9);
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(json.get("look").getAsInt()).isEqualTo(1);
    List<TestEvaluation> looks = ModelDirectory.open(looked).description().evaluations();
    assertThat(looks)
        .singleElement()
        .extracting(TestEvaluation::command)
        .isEqualTo("evaluate --patches");
    assertThat(looks.get(0).n()).isEqualTo(patches.split(Split.TEST).size());
    assertThat(looks.get(0).dataset()).isEqualTo(small.dataset().digest());
    assertThat(err.toString()).contains("look 1 at the test split");
  }

  @Test
  void theWordsNameEveryClass() throws IOException {
    String before = Files.readString(model.resolve("model.json"));
    assertThat(run("--model", model.toString(), "--split", "train", "--bootstrap", "120")).isZero();
    assertThat(out.toString())
        .containsPattern("accuracy 0\\.\\d{3} \\(0\\.\\d{3} to 0\\.\\d{3}\\), \\d+ patches")
        .contains("malignant against benign: AUC", "bootstrap by patient, 120 runs")
        .contains(PatchClass.words());
    assertThat(model.resolve("model.json")).hasContent(before);
  }

  @Test
  void whatIsForWholeImagesIsRefused() throws IOException {
    assertThat(run("--model", model.toString(), "--flips")).isEqualTo(2);
    assertThat(run("--model", model + "," + model)).isEqualTo(2);
    assertThat(run("--model", small.model("whole", 1).toString())).isEqualTo(2);
    assertThat(run("--model", small.patchModel("larger", 1, 48).toString())).isEqualTo(2);
    assertThat(run("--model", model.toString(), "--data", "x")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "are for whole images",
            "are not averaged",
            "is no classifier of patches",
            "takes patches of 48x48 pixels, but those of the set have an edge of 32",
            "mutually exclusive");
  }

  private int run(String... more) {
    String[] fixed = {"--patches", folder.resolve("s1").toString()};
    CommandLine command =
        new CommandLine(new EvaluateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return CliErrors.execute(
        command, Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }
}
