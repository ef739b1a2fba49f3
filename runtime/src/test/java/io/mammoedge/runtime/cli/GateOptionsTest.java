package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.testing.SmallSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check} as a gate: what a pipeline's pages show. */
class GateOptionsTest {
  @TempDir private Path folder;
  private Path junit;
  private Path summary;

  @BeforeEach
  void place() {
    junit = folder.resolve("reports/junit.xml");
    summary = folder.resolve("reports/summary.md");
  }

  @Test
  void aGoodReleaseHasGoodReports() throws Exception {
    assertThat(check(SmallRelease.write(folder.resolve("store"))).exitCode()).isZero();
    assertThat(Files.readString(junit))
        .contains("<testsuites name=\"check of small 1.0.0\" tests=\"1\" failures=\"0\"")
        .contains("classname=\"check.golden\" name=\"golden images, fp32 on cpu\"")
        .contains("largest |Δp|: ");
    assertThat(Files.readString(summary))
        .startsWith("## PASSED: check of small 1.0.0")
        .contains("Research use only. Not a medical device.");
  }

  @Test
  void anotherAnswerIsAFailureWithItsNumbers() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    Path expected = release.resolve("golden/expected.json");
    Files.writeString(expected, Files.readString(expected).replace("0.75158", "0.75258"));
    SmallRelease.seal(release, SmallRelease.core());
    assertThat(check(release).exitCode()).isEqualTo(3);
    assertThat(Files.readString(junit))
        .contains("failures=\"1\"")
        .contains("message=\"FAILED: probability off by 0.0010, allowed 0.00010\"");
    assertThat(Files.readString(summary)).startsWith("## FAILED");
  }

  /** No report, or yesterday's, would be read as no failure. */
  @Test
  void anAlteredReleaseIsAFailureToo() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    assertThat(check(release).exitCode()).isZero();
    Files.writeString(release.resolve("MODEL_CARD.md"), "altered");
    assertThat(check(release).exitCode()).isEqualTo(4);
    assertThat(Files.readString(junit))
        .contains("tests=\"1\" failures=\"1\"")
        .contains("'MODEL_CARD.md' is not the published file", "exit code: 4");
    assertThat(Files.readString(summary)).contains("## PASSED", "## FAILED: check of " + release);
  }

  /** As kill -9 leaves it. */
  @Test
  void nothingIsDecidedBeforeTheEnd() throws Exception {
    GateOptions gate = options();
    gate.guard("check of x", () -> assertUndecided(gate));
    assertThat(Files.readString(junit)).contains("failures=\"0\"");
    assertThat(Files.readString(summary)).containsOnlyOnce("## ").startsWith("## PASSED");
  }

  private int assertUndecided(GateOptions gate) throws IOException {
    assertThat(Files.readString(junit))
        .contains("tests=\"1\" failures=\"1\"", "not decided: stopped before the end");
    assertThat(summary).doesNotExist();
    GateCheck passed = new GateCheck("a", "b", Outcome.PASSED, "c");
    gate.write(new GateResult("check of x", List.of(passed), "d"));
    return 0;
  }

  @Test
  void aDefectAndTooLittleMemoryAreFailures() throws Exception {
    assertThatThrownBy(() -> options().guard("check of x", () -> fail(new OutOfMemoryError())))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(Files.readString(junit))
        .contains("failures=\"1\"", "out of memory", "exit code: 70");
    assertThatThrownBy(
            () -> options().guard("check of x", () -> fail(new IllegalStateException("x"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Files.readString(junit)).contains("failures=\"1\"", "IllegalStateException");
    assertThat(Files.readString(summary).split("## FAILED: check of x", -1)).hasSize(3);
  }

  private static <T extends Throwable> int fail(T why) throws T {
    throw why;
  }

  private GateOptions options() {
    return CommandLine.populateCommand(
        new GateOptions(), "--junit", junit.toString(), "--summary", summary.toString());
  }

  @Test
  void tooFewCasesAreAFailure() throws Exception {
    SmallSite site = new SmallSite(folder);
    Cli run =
        Cli.run(
            "check",
            site.release(0.8, 0.7, 0.9),
            "--cohort",
            site.cohort(3, 0),
            "--junit",
            junit,
            "--summary",
            summary);
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(Files.readString(junit))
        .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\"")
        .contains("type=\"NOT_ENOUGH_CASES\"");
    assertThat(Files.readString(summary)).startsWith("## NOT ENOUGH CASES");
  }

  @Test
  void evidenceThatIsNotStatedIsSkipped() throws Exception {
    Cli run =
        Cli.run(
            "check",
            SmallRelease.write(folder.resolve("store")),
            "--cohort",
            new SmallSite(folder).cohort(3, 0),
            "--junit",
            junit);
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(junit))
        .contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"1\"");
  }

  @Test
  void aReportThatCannotBeWrittenIsSeventyFour() throws Exception {
    junit = Files.writeString(folder.resolve("file"), "").resolve("junit.xml");
    assertThat(check(SmallRelease.write(folder.resolve("store"))).exitCode()).isEqualTo(74);
  }

  private Cli check(Path release) {
    return Cli.run("check", release, "--junit", junit, "--summary", summary);
  }
}
