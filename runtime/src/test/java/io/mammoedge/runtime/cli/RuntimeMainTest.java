package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RuntimeMainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "score", "scor", "score x y --provider gpu", "info --colour", "check"})
  void wrongUsageIsTwoWithAHint(String line) {
    Cli run = Cli.run((Object[]) line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("mammoedge: ").contains("--help says what it takes");
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void negativeThreadsAreWrongUsage() {
    Path release = SmallRelease.write(folder);
    Cli run = Cli.run("score", release, "x", "--threads", "-1");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void helpAndVersionAreGood() {
    assertThat(Cli.run("--help"))
        .matches(run -> run.exitCode() == 0)
        .extracting(Cli::out)
        .asString()
        .contains("score", "check", "info", "inspect", "Not a medical device");
    assertThat(Cli.run("score", "--help").out()).contains("--heatmap=DIR");
    assertThat(Cli.run("--version").out()).startsWith("mammoedge-runtime ");
  }

  @Test
  void infoSaysWhatAReleaseIs() {
    Path release = SmallRelease.write(folder);
    assertThat(Cli.run("info", release).out())
        .contains("small 1.0.0")
        .contains("Research use")
        .contains("p >= 0.700000; sensitivity 0.900, specificity 0.800 on test, made up")
        .contains("none: this release was never validated");
    assertThat(Cli.run("info", release, "--json").out())
        .isEqualTo(
            ManifestJson.write(io.mammoedge.runtime.release.Release.open(release).manifest()));
  }

  @Test
  void aLoneModelDescribesItself() throws Exception {
    Path model = SmallRelease.write(folder).resolve("model.onnx");
    Cli run = Cli.run("info", Files.copy(model, folder.resolve("lone.onnx")));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("small 1.0.0");
    Path text = Files.writeString(folder.resolve("x.onnx"), "text");
    assertThat(Cli.run("info", text).exitCode()).isEqualTo(4);
  }

  @Test
  void aReleaseThatIsNotThereIsAUsageError() {
    Cli run = Cli.run("info", folder.resolve("nowhere"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere: no such release directory");
  }

  @Test
  void inspectSaysWhatIsUnderstood() {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Cli taken = Cli.run("inspect", file, "--accept", "archive");
    assertThat(taken.exitCode()).isZero();
    assertThat(taken.out())
        .contains("  kind      Secondary Capture Image, 1.2.840.10008.5.1.4.1.1.7, MG")
        .contains("  encoding  Explicit VR Little Endian (1.2.840.10008.1.2.1)")
        .contains("  pixels    96 rows x 64 columns, 16 of 16 bits, MONOCHROME2")
        .contains("  breast    L, from Laterality (0020,0060)")
        .contains("  view      CC, from Patient Orientation (0020,0020)")
        .contains("  intensity stored range, 16 bits");
    Cli refused = Cli.run("inspect", file, "--json");
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(
            JsonParser.parseString(refused.out())
                .getAsJsonObject()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("refusal")
                .get("code")
                .getAsString())
        .isEqualTo("NOT_A_MAMMOGRAM");
  }

  @Test
  void theNameOfAFileCannotCommandTheTerminal() {
    Path file = SmallDicom.write(folder.resolve("\u001b[31mred.dcm"), 0);
    Cli inspected = Cli.run("inspect", file);
    assertThat(inspected.out()).contains("?[31mred.dcm").doesNotContain("\u001b");
    Cli scored = Cli.run("score", SmallRelease.write(folder.resolve("store")), file);
    assertThat(scored.out() + scored.err()).contains("?[31mred.dcm").doesNotContain("\u001b");
  }

  /** The second file, a result, is opened after the first one's has been printed. */
  @Test
  void inspectTellsOfEachFileAsItGoes() throws Exception {
    Path first = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Path second = folder.resolve("b.dcm");
    StringWriter printed = new StringWriter();
    PrintWriter out =
        new PrintWriter(printed) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.equals(first.toString())) {
              SmallDicom.write(second, 0);
            }
          }
        };
    CommandLine commandLine = RuntimeMain.commandLine().setOut(out);
    CliErrors.execute(
        commandLine, "inspect", first.toString(), second.toString(), "--accept", "archive");

    assertThat(printed.toString()).contains("b.dcm").doesNotContain("NOT_FOUND");
  }

  @Test
  void anUnknownErrorIsSeventyAndAsksForAReport() {
    StringWriter err = new StringWriter();
    int exitCode = CliErrors.report(new IllegalStateException("a\nb"), new PrintWriter(err));
    assertThat(exitCode).isEqualTo(70);
    assertThat(err.toString().lines())
        .containsExactly(
            "mammoedge: internal error (IllegalStateException: a b); please report it with the"
                + " output of a run with MAMMOEDGE_DEBUG=1");
  }
}
