package io.mammoedge.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.trainer.cli.FinetuneCommand;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code finetune} as a user types it. */
class FinetuneTest {
  private static final String[] FINE_TUNED = {
    "--patients", "8", "--epochs", "1", "--threads", "1", "--resume", "--json"
  };

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

  /** Everywhere the same weights. */
  @BeforeEach
  void parent() throws IOException {
    number++;
    model = small.model("parent" + number, 1);
    made = folder.resolve("made" + number);
  }

  @Test
  void aModelIsFineTunedAndShownBeforeAndAfter() throws IOException {
    byte[] weights = Files.readAllBytes(model.resolve("weights.safetensors"));
    JsonObject json = json(FINE_TUNED);
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
        .contains("fine-tuned, AUC", "Look 1 at this split");
    assertThat(description(made).parents()).containsExactly(model.toString());
    assertThat(description(made).spent().patients()).isEqualTo(8);
    assertThat(Files.readString(made.resolve("model.json")))
        .doesNotContain(small.dataset().images().get(0).patient());
    assertThat(look(model).auc()).isEqualTo(auc(rows, 0));
    assertThat(look(made).auc()).isEqualTo(auc(rows, 3));
    stoppedBeforeTheLookItGoesOnToTheSame(rows);
    withoutTrainingTheRecalibratedRowIsTheSame(rows);
  }

  /** The test images cannot be read. */
  private void stoppedBeforeTheLookItGoesOnToTheSame(JsonArray rows) throws IOException {
    made = folder.resolve("stopped");
    Path image = testImage();
    Path aside = folder.resolve("aside.png");
    Files.move(image, aside);
    try {
      assertThat(run(FINE_TUNED)).isNotZero();
      nothingElseGoesOnFromThere();
    } finally {
      Files.move(aside, image);
    }
    model =
        Files.createDirectories(folder.resolve("elsewhere"))
            .resolve("..")
            .resolve(model.getFileName());
    FileTime trained = Files.getLastModifiedTime(made.resolve("weights.safetensors"));
    assertThat(made.resolve("transfer.json")).doesNotExist();
    assertThat(description(made).evaluations()).isEmpty();
    assertThat(json(FINE_TUNED).getAsJsonArray("rows")).isEqualTo(rows);
    assertThat(Files.getLastModifiedTime(made.resolve("weights.safetensors"))).isEqualTo(trained);
    assertThat(json(FINE_TUNED).getAsJsonArray("rows")).as("read again").isEqualTo(rows);
    assertThat(description(made).evaluations()).as("looks").hasSize(1);
    nothingElseGoesOnFromThere();
  }

  /** Neither before the look nor after it, and the model stays as it is. */
  private void nothingElseGoesOnFromThere() throws IOException {
    byte[] weights = Files.readAllBytes(made.resolve("weights.safetensors"));
    byte[] description = Files.readAllBytes(made.resolve("model.json"));
    refused("fine-tuned", "--patients", "8", "--no-training", "--resume");
    refused("number of epochs", "--patients", "8", "--epochs", "2", "--resume");
    refused("choice of patients", "--patients", "6", "--epochs", "1", "--resume");
    Path parent = model;
    model = small.model("other" + number++, 2);
    refused("model to start from", FINE_TUNED);
    model = parent;
    assertThat(made.resolve("weights.safetensors")).hasBinaryContent(weights);
    assertThat(made.resolve("model.json")).hasBinaryContent(description);
  }

  private void refused(String why, String... more) {
    assertThat(run(more)).as(why).isEqualTo(8);
    assertThat(err.toString().strip()).hasLineCount(1).contains(why);
  }

  /** It would be told apart by its name only. */
  @Test
  void aRecalibratedModelIsNotTakenForAFineTunedOne() throws IOException {
    assertThat(run("--no-training")).isZero();
    Files.delete(made.resolve("transfer.json"));
    refused("recalibrated", "--epochs", "1", "--resume");
    assertThat(run("--no-training", "--resume")).as(err.toString()).isZero();
    assertThat(description(made).evaluations()).as("no look is forgotten").hasSize(2);
  }

  @Test
  void aModelThatStoodThereIsNotTakenForATransfer() throws IOException {
    made = small.model("standing", 3);
    refused("another model", "--epochs", "1", "--resume");
  }

  @Test
  void withoutTrainingThereIsNoSchedule() {
    assertThat(run("--no-training", "--epochs", "3")).isEqualTo(2);
    assertThat(err.toString().strip()).hasLineCount(1).contains("--epochs");
    assertThat(run("--no-training", "--config", "finetune")).isEqualTo(2);
    assertThat(made).doesNotExist();
  }

  /** Root may write anywhere: then there is nothing to see. */
  @Test
  void aModelThatCannotNoteTheLookIsToldBeforeAnyTraining() {
    assumeTrue(model.toFile().setWritable(false) && !Files.isWritable(model));
    try {
      assertThat(run(FINE_TUNED)).isEqualTo(ExitCode.IO.number());
      assertThat(err.toString().strip()).hasLineCount(1).contains("model.json cannot be written");
      assertThat(made.resolve("model.json")).doesNotExist();
    } finally {
      assertThat(model.toFile().setWritable(true)).isTrue();
    }
  }

  private void withoutTrainingTheRecalibratedRowIsTheSame(JsonArray rows) {
    made = folder.resolve("recalibrated");
    JsonArray alone = json("--patients", "8", "--no-training", "--json").getAsJsonArray("rows");
    assertThat(alone).hasSize(3);
    assertThat(alone.get(2)).isEqualTo(rows.get(2));
  }

  private static Path testImage() {
    ImageRow row = small.dataset().split(Split.TEST).get(0);
    return small.dataset().folder().resolve("images").resolve(row.image() + ".png");
  }

  private static ModelDescription.TestEvaluation look(Path path) {
    assertThat(description(path).evaluations()).hasSize(1);
    ModelDescription.TestEvaluation look = description(path).evaluations().get(0);
    assertThat(look.command()).isEqualTo("finetune");
    return look;
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
        .contains("images of the labelled patients; the model was trained on this very set")
        .doesNotContain("fine-tuned");
    assertThat(ModelDirectory.open(made).identity().weights())
        .isEqualTo(ModelDirectory.open(model).identity().weights());
    double mean = mean(small.dataset().split(Split.TRAIN));
    assertThat(Math.abs(mean - 40)).isGreaterThan(1);
    assertThat(description(made).mean()).isCloseTo((float) mean, within(1e-3f));
    assertThat(TransferScores.read(made, small.dataset().split(Split.TEST)))
        .satisfies(
            scores ->
                assertThat(scores.get(TransferStep.RECALIBRATED))
                    .isNotEqualTo(scores.get(TransferStep.BEFORE)));
  }

  @Test
  void aSubsetHasItsOwnMeanAndNobodyOfTheTestSplit() {
    Dataset set = small.dataset();
    SitePatients chosen = SitePatients.of(set, Optional.of(6), 1);
    Dataset view = chosen.view(set);
    assertThat(view.images().stream().map(ImageRow::patient).distinct()).hasSize(6);
    assertThat(view.images())
        .extracting(ImageRow::patient)
        .doesNotContainAnyElementsOf(
            set.split(Split.TEST).stream().map(ImageRow::patient).toList());
    assertThat(view.split(Split.TEST)).isEmpty();
    double mean = mean(view.split(Split.TRAIN));
    assertThat(view.description().pixels().mean())
        .isCloseTo(mean, within(1e-9))
        .isNotCloseTo(set.description().pixels().mean(), within(0.01));
    assertThat(chosen.spent(set).digest())
        .isNotEqualTo(SitePatients.of(set, Optional.of(7), 1).spent(set).digest());
  }

  private static double mean(List<ImageRow> rows) {
    return rows.stream().mapToDouble(FinetuneTest::mean).average().orElseThrow();
  }

  private static double mean(ImageRow row) {
    short[] pixels = small.dataset().read(row).pixels();
    double sum = 0;
    for (short pixel : pixels) {
      sum += Short.toUnsignedInt(pixel);
    }
    return sum / pixels.length * 255 / 65535;
  }

  @Test
  void tooFewPatientsEndInOneLineBeforeAnythingIsWritten() {
    assertThat(run("--patients", "99")).isEqualTo(9);
    assertThat(err.toString().strip()).hasLineCount(1).contains("--patients 99");
    assertThat(made).doesNotExist();
  }

  private JsonObject json(String... more) {
    assertThat(run(more)).as(err.toString()).isZero();
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private int run(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
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
