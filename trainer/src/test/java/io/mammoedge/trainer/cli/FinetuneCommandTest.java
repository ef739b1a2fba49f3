package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.transfer.Transfer;
import io.mammoedge.trainer.transfer.TransferResult;
import io.mammoedge.trainer.transfer.TransferStep;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code finetune} as a user types it. */
class FinetuneCommandTest {
  @TempDir static Path folder;
  private static SmallModels small;
  private static int number;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path model;
  private Path made;

  @BeforeAll
  static void prepare() {
    small = SmallModels.make(folder);
  }

  @BeforeEach
  void parent() throws IOException {
    number++;
    model = small.model("parent" + number, 1);
    made = folder.resolve("made" + number);
  }

  @Test
  void aModelIsFineTunedAndShownBeforeAndAfter() throws IOException {
    byte[] weights = Files.readAllBytes(model.resolve("weights.safetensors"));
    assertThat(run("--patients", "8", "--epochs", "1", "--json")).as(err.toString()).isZero();
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    JsonArray rows = json.getAsJsonArray("rows");
    assertThat(rows)
        .extracting(row -> row.getAsJsonObject().get("step").getAsString())
        .containsExactly("BEFORE", "NEW_THRESHOLD", "RECALIBRATED", "FINE_TUNED");
    assertThat(json.getAsJsonObject("spent").get("patients").getAsInt()).isEqualTo(8);
    assertThat(json.get("look").getAsInt()).isEqualTo(1);
    assertThat(json.get("phantoms").getAsBoolean()).isTrue();
    assertThat(model.resolve("weights.safetensors")).hasBinaryContent(weights);
    assertThat(made.resolve("transfer.html"))
        .content()
        .contains("fine-tuned, AUC")
        .contains("Look 1");
    ModelDescription description = description(made);
    assertThat(description.parents()).containsExactly(model.toString());
    assertThat(description.spent().patients()).isEqualTo(8);
    assertThat(Files.readString(made.resolve("model.json")))
        .doesNotContain(small.dataset().images().get(0).patient());
    assertThat(List.of(description, description(model)))
        .allSatisfy(
            looked ->
                assertThat(looked.evaluations())
                    .singleElement()
                    .extracting(ModelDescription.TestEvaluation::command)
                    .isEqualTo("finetune"));
    assertThat(auc(rows, 0)).isEqualTo(description(model).evaluations().get(0).auc());
    assertThat(auc(rows, 3)).isEqualTo(description.evaluations().get(0).auc());
  }

  private static double auc(JsonArray rows, int row) {
    return rows.get(row).getAsJsonObject().getAsJsonObject("auc").get("value").getAsDouble();
  }

  /** The new model is the recalibrated one: who scores with it subtracts the site's mean. */
  @Test
  void withoutTrainingTheWeightsStayAndTheMeanIsTheSites() throws IOException {
    assertThat(run("--no-training")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("test split: ", "labels spent: ", "\nrecalibrated ", "mean 40.00")
        .doesNotContain("fine-tuned");
    assertThat(ModelDirectory.open(made).identity().weights())
        .isEqualTo(ModelDirectory.open(model).identity().weights());
    double mean = meanOfTrainingImages();
    assertThat(Math.abs(mean - 40)).isGreaterThan(1);
    assertThat(description(made).mean()).isCloseTo((float) mean, within(1e-3f));
    TransferResult result =
        Transfer.recalibrate(small.dataset(), model, Optional.empty(), resumed());
    assertThat(result.scores().get(TransferStep.RECALIBRATED))
        .isNotEqualTo(result.scores().get(TransferStep.BEFORE));
    assertThat(result.report().last().auc().value())
        .isEqualTo(description(made).evaluations().get(0).auc());
    assertThat(description(made).evaluations()).as("looks").hasSize(1);
  }

  private static double meanOfTrainingImages() {
    return small.dataset().split(Split.TRAIN).stream()
        .mapToDouble(FinetuneCommandTest::mean)
        .average()
        .orElseThrow();
  }

  private static double mean(ImageRow row) {
    short[] pixels = small.dataset().read(row).pixels();
    double sum = 0;
    for (short pixel : pixels) {
      sum += Short.toUnsignedInt(pixel);
    }
    return sum / pixels.length * 255 / 65535;
  }

  private TrainingRequest resumed() throws IOException {
    TrainingRequest fresh = TrainingRequest.of(Configurations.FINETUNE.read(), made);
    return new TrainingRequest(fresh.config(), made, true, fresh.device(), 1);
  }

  /** Stopped after the training and before the look: the test images cannot be read. */
  @Test
  void whatWasStoppedGoesOnToTheResultOfAnUninterruptedRun() throws IOException {
    String[] options = {"--patients", "6", "--epochs", "1", "--threads", "1", "--resume"};
    Path image = testImage();
    Path aside = folder.resolve("aside.png");
    Files.move(image, aside);
    try {
      assertThat(run(options)).isNotZero();
    } finally {
      Files.move(aside, image);
    }
    byte[] weights = Files.readAllBytes(made.resolve("weights.safetensors"));
    assertThat(made.resolve("transfer.json")).doesNotExist();
    assertThat(description(made).evaluations()).isEmpty();
    assertThat(run(options)).as(err.toString()).isZero();
    assertThat(made.resolve("weights.safetensors")).hasBinaryContent(weights);
    Path whole = made;
    made = folder.resolve("whole" + number);
    assertThat(run(options)).as(err.toString()).isZero();
    assertThat(made.resolve("transfer.csv")).hasSameTextualContentAs(whole.resolve("transfer.csv"));
    assertThat(run("--patients", "8", "--resume")).as("another subset").isEqualTo(8);
  }

  private static Path testImage() {
    ImageRow row = small.dataset().split(Split.TEST).get(0);
    return small.dataset().folder().resolve("images").resolve(row.image() + ".png");
  }

  @Test
  void tooFewPatientsEndInOneLineBeforeAnythingIsWritten() {
    assertThat(run("--patients", "99")).isEqualTo(9);
    assertThat(err.toString().strip()).hasLineCount(1).contains("--patients 99");
    assertThat(made).doesNotExist();
  }

  private int run(String... more) {
    out.getBuffer().setLength(0);
    String[] fixed = {
      "--data",
      small.dataset().folder().toString(),
      "--model",
      model.toString(),
      "--out",
      made.toString()
    };
    return CliErrors.execute(
        new CommandLine(new FinetuneCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true)),
        Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }

  private static ModelDescription description(Path path) {
    return ModelDirectory.open(path).description();
  }
}
