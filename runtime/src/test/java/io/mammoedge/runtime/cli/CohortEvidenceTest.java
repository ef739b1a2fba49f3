package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.testing.SmallSite;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's own cases against a release's evidence. */
class CohortEvidenceTest {
  @TempDir private Path folder;
  private SmallSite site;

  @BeforeEach
  void prepare() {
    site = new SmallSite(folder);
  }

  @Test
  void aSiteThatIsAsGoodAsStatedIsNotWorse() {
    Cli run = check(site.release(0.80, 0.75, 0.85), site.cohort(15, 0), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonObject cohort =
        JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("cohort");
    JsonObject compared = cohort.getAsJsonObject("againstEvidence");
    assertThat(compared.get("verdict").getAsString()).isEqualTo("NOT_WORSE");
    assertThat(compared.get("margin").getAsDouble()).isEqualTo(0.05);
    assertThat(compared.get("note").getAsString()).contains("mix of cases");
    assertThat(cohort.get("comparison").isJsonNull()).isTrue();
  }

  @Test
  void aSiteThatIsWorseIsThree() {
    Cli run = check(site.release(0.95, 0.94, 0.96), site.cohort(20, 20));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("WORSE: AUC 0.5000 here, 0.9500 stated (film, test)")
        .doesNotContain("NOT WORSE")
        .contains("note: another mix of cases");
  }

  @Test
  void fewCasesAreNine() {
    Cli run = check(site.release(0.95, 0.90, 1.0), site.cohort(4, 0));
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(run.out())
        .contains("NOT ENOUGH CASES: 4 patients with a malignant and 4 with a benign image");
  }

  /** The margin decides: the same cases, a wider one. */
  @Test
  void theMarginIsTheUsers() {
    Path release = site.release(0.99, 0.98, 1.0);
    Path cohort = site.cohort(20, 6);
    assertThat(check(release, cohort).exitCode()).isNotZero();
    Cli wide = check(release, cohort, "--evidence-margin", "0.4");
    assertThat(wide.exitCode()).as(wide.out()).isZero();
    Cli none = check(release, cohort, "--evidence-margin", "0");
    assertThat(none.exitCode()).isEqualTo(2);
  }

  @Test
  void withoutEvidenceTheGoldenImagesDecide() {
    Cli run = check(SmallRelease.write(folder.resolve("none")), site.cohort(12, 12));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .endsWith("the release states no AUC to compare with: the golden images alone decide");
  }

  /** The operating point is 0.7: image 0 (0.752) is above it, image 1 (0.673) and 2 below. */
  @Test
  void theOperatingPointIsShownBesideTheStatedOne() {
    Cli run = check(site.release(0.80, 0.75, 0.85), site.cohort(12, 3));
    assertThat(run.out())
        .contains("sensitivity here: 0.7500 (9 of 12), 95 % interval 0.4677 to 0.9111;")
        .contains("stated: 0.9000, 95 % interval 0.8000 to 0.9500")
        .contains("specificity here: 1.0000 (12 of 12), 95 % interval 0.7575 to 1.0000;");
  }

  @Test
  void evidenceThatCannotBeIsRefused() {
    assertThatThrownBy(() -> site.release(0.80, 0.85, 0.90))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'evidence.ci95' cannot be");
    assertThatThrownBy(() -> site.release(1.2, 1.1, 1.3))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'evidence.auc' cannot be");
  }

  private static Cli check(Path release, Path cohort, Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "check";
    arguments[1] = release;
    arguments[2] = "--cohort";
    arguments[3] = cohort;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }
}
