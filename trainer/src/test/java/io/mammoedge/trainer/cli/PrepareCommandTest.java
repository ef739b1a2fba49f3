package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.SplitProtocol;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code prepare} and {@code patches} as a user types them. */
class PrepareCommandTest {
  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void phantoms() {
    new CbisLayout(new PhantomSet(6, 80, 64, 2)).write(temp.resolve("in"), () -> {});
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (e, line, result) -> {
              if (e instanceof MammoEdgeException known) {
                err.append(known.getMessage());
                return known.exitCode().number();
              }
              throw e;
            })
        .execute(arguments);
  }

  private int prepare(String out, String... more) {
    String[] fixed = {"--in", temp + "/in", "--layout", "cbis-ddsm", "--out", temp + "/" + out};
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return run(new PrepareCommand(), all);
  }

  @Test
  void preparesAndSamples() {
    assertThat(prepare("data", "--size", "72x56", "--splits", "patient", "--seed", "7")).isZero();
    Dataset dataset = Dataset.open(temp.resolve("data"));
    assertThat(dataset.description().size()).isEqualTo(new ImageSize(72, 56));
    assertThat(dataset.description().splits().protocol()).isEqualTo(SplitProtocol.PATIENT);
    assertThat(dataset.description().splits().seed()).isEqualTo(7);
    assertThat(out.toString()).contains("train: ").contains("malignant images");
    String data = temp.resolve("data").toString();
    String patches = temp.resolve("patches").toString();
    assertThat(run(new PatchesCommand(), "--data", data, "--set", "s1", "--out", patches)).isZero();
    assertThat(PatchSet.open(temp.resolve("patches")).size()).isEqualTo(16);
  }

  @Test
  void officialIsTheDefaultWhereTheSetHasTestCases() {
    assertThat(prepare("data", "--size", "72x56")).isZero();
    assertThat(Dataset.open(temp.resolve("data")).description().splits().protocol())
        .isEqualTo(SplitProtocol.OFFICIAL);
  }

  @Test
  void aConfigurationFileIsReadAndOptionsWinOverIt() throws IOException {
    Path config = temp.resolve("prepare.json");
    Files.writeString(config, "{\"size\": \"40x32\", \"splits\": \"patient\", \"seed\": 5}");
    assertThat(prepare("data", "--config", config.toString(), "--seed", "6")).isZero();
    Dataset dataset = Dataset.open(temp.resolve("data"));
    assertThat(dataset.description().size()).isEqualTo(new ImageSize(40, 32));
    assertThat(dataset.description().splits().protocol()).isEqualTo(SplitProtocol.PATIENT);
    assertThat(dataset.description().splits().seed()).isEqualTo(6);
    Files.writeString(config, "{\"sise\": \"40x32\"}");
    assertThat(prepare("other", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("sise");
  }

  @Test
  void theStepsOfAConfigurationAreTakenAndListed() throws IOException {
    Path config = temp.resolve("prepare.json");
    Files.writeString(
        config,
        steps(
            "{\"kind\": \"crop-border\", \"perMille\": 10}, {\"kind\": \"orient\"},"
                + " {\"kind\": \"crop-background\", \"threshold\": 5140, \"perMille\": 20},"
                + " {\"kind\": \"resample\", \"height\": 40, \"width\": 32,"
                + " \"fit\": \"letterbox\"}"));
    assertThat(prepare("data", "--config", config.toString())).isZero();
    Preprocessing expected =
        new Preprocessing(
            List.of(
                new CropBorder(10),
                new Orient(),
                new CropBackground(5140, 20),
                new Resample(40, 32, Resample.Fit.LETTERBOX)));
    assertThat(described("data")).isEqualTo(expected);
    assertThat(Files.readString(temp.resolve("data/dataset.json")))
        .contains("\"kind\": \"crop-background\"", "\"fit\": \"letterbox\"");
    assertThat(prepare("data", "--config", config.toString())).isZero();
    assertThat(prepare("data", "--size", "40x32")).isEqualTo(8);
    assertThat(prepare("small", "--config", config.toString(), "--size", "20x16")).isZero();
    assertThat(described("small").steps())
        .startsWith(new CropBorder(10))
        .endsWith(new Resample(20, 16, Resample.Fit.LETTERBOX));
  }

  private Preprocessing described(String data) {
    return Dataset.open(temp.resolve(data)).description().preprocessing();
  }

  private static String steps(String steps) {
    return "{\"preprocessing\": {\"steps\": [" + steps + "]}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\": \"rotate\"}|unknown step 'rotate': known are crop-background, crop-border",
        "{\"kind\": \"crop-border\", \"percent\": 2}|unknown key 'percent' in the step 'crop-border'",
        "{\"kind\": \"crop-border\", \"perMille\": 700}|perMille 700 is not 0..499",
        "{\"kind\": \"crop-border\", \"perMille\": \"2\"}|perMille' is not a whole number",
        "{\"kind\": \"orient\"}|the steps of a data set end with 'resample'",
        "{\"kind\": \"resample\", \"height\": 9, \"width\": 9, \"fit\": \"crop\"}|'crop' is none of",
        "{\"kind\": \"resample\", \"height\": 9, \"width\": 9}, {\"kind\": \"orient\"}|'orient' cannot follow",
        "{\"kind\": \"resample\", \"height\": 9, \"width\": 9}, {\"kind\": \"mean\", \"value\": 1}|end with",
        "{\"height\": 9, \"width\": 9}|has no 'kind'",
      })
  void wrongStepsAreExplained(String steps, String message) throws IOException {
    Path config = temp.resolve("prepare.json");
    Files.writeString(config, steps(steps));
    assertThat(prepare("data", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("prepare.json: ").contains(message).doesNotContain("\n");
  }

  @Test
  void aSizeBesideStepsInAConfigurationIsRefused() throws IOException {
    Path config = temp.resolve("prepare.json");
    Files.writeString(
        config,
        steps("{\"kind\": \"resample\", \"height\": 9, \"width\": 9}")
            .replaceFirst("\\{", "{\"size\": \"9x9\", "));
    assertThat(prepare("data", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("'size' and 'preprocessing' exclude each other");
  }

  @Test
  void wrongUseIsExplained() {
    assertThat(prepare("data", "--size", "large")).isEqualTo(2);
    assertThat(err.toString()).contains("1152x896");
    assertThat(prepare("data", "--splits", "foo")).isEqualTo(2);
    assertThat(err.toString()).contains("'foo' is none of official, patient");
    assertThat(run(new PrepareCommand(), "--in", "x", "--layout", "bar", "--out", "y"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("'bar' is none of cbis-ddsm, inbreast, csv");
    assertThat(prepare("data", "--size", "30000x30000")).isEqualTo(2);
    assertThat(err.toString()).contains("30000x30000 is too large");
    assertThat(run(new PatchesCommand(), "--data", "d", "--set", "s5", "--out", "o")).isEqualTo(2);
    assertThat(err.toString()).contains("'s5' is none of [s1, s10, s30]");
    String absent = temp.resolve("absent").toString();
    assertThat(
            run(
                new PrepareCommand(),
                "--in",
                absent,
                "--layout",
                "inbreast",
                "--out",
                absent + "2"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no such folder");
  }

  @Test
  void whatDoesNotExistIsAUsageErrorAndWhatIsNoDataSetIsRefused() throws IOException {
    String absent = temp.resolve("absent").toString();
    String file = Files.writeString(temp.resolve("file"), "mine").toString();
    String empty = Files.createDirectories(temp.resolve("empty")).toString();
    for (String missing : new String[] {absent, file}) {
      assertThat(patches(missing, absent)).isEqualTo(2);
      assertThat(run(new TrainPatchCommand(), "--data", missing, "--out", absent)).isEqualTo(2);
    }
    assertThat(err.toString())
        .contains(absent + ": no such folder")
        .contains(file + ": is a file; give a folder");
    assertThat(patches(empty, absent)).isEqualTo(5);
    assertThat(err.toString()).contains("make it with 'prepare'");
    assertThat(run(new TrainPatchCommand(), "--data", empty, "--out", absent)).isEqualTo(5);
    assertThat(prepare("file")).isEqualTo(2);
    assertThat(prepare("data", "--size", "72x56")).isZero();
    assertThat(patches(temp + "/data", file)).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo("mine");
  }

  private int patches(String data, String out, String... more) {
    String[] fixed = {"--data", data, "--set", "s1", "--out", out};
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return run(new PatchesCommand(), all);
  }

  @Test
  void theResultAsJsonIsAllThatStandardOutputHolds() throws IOException {
    assertThat(prepare("data", "--size", "72x56", "--json")).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(temp.resolve("data/dataset.json")));
    out.getBuffer().setLength(0);
    assertThat(patches(temp + "/data", temp + "/patches", "--json")).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(temp.resolve("patches/patches.json")));
  }

  @Test
  void sharedPatientsAndLostMasksAreReported() throws IOException {
    Path tables = temp.resolve("in");
    Path train = tables.resolve("mass_case_description_train_set.csv");
    Path test = tables.resolve("mass_case_description_test_set.csv");
    // A line break inside a field is LF alone.
    String row = Files.readString(train).split("\r\n", -1)[1];
    Files.writeString(test, Files.readString(test) + row + "\r\n");
    for (int column : new int[] {12, 13}) {
      Files.delete(tables.resolve(row.split(",", -1)[column].replace("\"", "").strip()));
    }
    assertThat(prepare("data", "--size", "72x56")).isZero();
    assertThat(err.toString())
        .contains("1 patient stands in two official splits")
        .contains("2 lesions have no usable mask");
    DatasetDescription description = Dataset.open(temp.resolve("data")).description();
    assertThat(description.splits().patientsInTwoOfficialSplits()).isEqualTo(1);
    assertThat(description.lesions().get("test").withoutPlace()).isEqualTo(2);
  }

  /** The tables win over the header; a set with a list of what was refused is a good one. */
  @Test
  void warningsAndRefusalsAreReported() throws IOException {
    Path table = temp.resolve("in/mass_case_description_train_set.csv");
    String text = Files.readString(table);
    Files.writeString(table, text.replace(",LEFT,", ",RIGHT,"));
    Path refused = temp.resolve("in").resolve(firstImage(text));
    Files.writeString(refused, "damaged");
    assertThat(prepare("data", "--size", "72x56")).isZero();
    assertThat(err.toString())
        .contains("1 image was left out")
        .containsPattern("\\d images? (has|have) warnings, most often 'the header says side L'");
    assertThat(Dataset.open(temp.resolve("data")).images())
        .filteredOn(row -> row.warnings().contains("the header says side L"))
        .isNotEmpty()
        .allMatch(row -> row.side().equals("R"));
  }

  private static String firstImage(String table) {
    return table.split("\r\n", -1)[1].split(",", -1)[11].replace("\"", "").strip();
  }

  @Test
  void aSetWithoutAnyUsableImageEndsWithSix() throws IOException {
    try (var files = Files.walk(temp.resolve("in"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".dcm")).toList()) {
        Files.writeString(file, "damaged");
      }
    }
    assertThat(prepare("data")).isEqualTo(6);
    assertThat(err.toString()).contains("no usable image");
  }
}
