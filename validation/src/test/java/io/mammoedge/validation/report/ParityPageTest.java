package io.mammoedge.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParityPageTest {
  @Test
  void theVerdictTheNoticeAndTheNumbersAreThere() {
    assertThat(report().toHtml())
        .contains("✓ EQUIVALENT", HtmlReport.NOTICE, "Obuchowski 1997", "mammoedge parity")
        .contains("ROC curves", "Bland–Altman", "release, int8, AUC 0.");
  }

  @Test
  void identicalRoadsHaveNoInterval() {
    Cases cases = scores(0);
    assertThat(ParityTables.difference(ClusteredAuc.compare(cases, cases)))
        .contains("0 (identical ranking)");
    assertThat(ParityCharts.blandAltman(new Road("a", cases), new Road("b", cases)).toSvg())
        .doesNotContain("SD");
  }

  /** Left behind for a look at it. */
  @Test
  void aSampleIsWritten() {
    Path sample = Path.of("target", "report-sample.html");
    report().write(sample);
    assertThat(sample).isNotEmptyFile();
  }

  private static HtmlReport report() {
    Road reference = new Road("trained network", scores(0));
    Road release = new Road("release, int8", scores(0.01));
    EquivalenceResult result = Equivalence.test(reference.cases(), release.cases(), 0.01);
    return new HtmlReport(
        "Parity of demo 1.0.0, int8",
        Banner.of(result.verdict(), result.reason()),
        List.of(
            Section.of(
                "Areas",
                ParityTables.areas()
                    .withRow(
                        ParityTables.area(
                            reference.name(), ClusteredAuc.estimate(reference.cases())))
                    .withRow(
                        ParityTables.area(release.name(), ClusteredAuc.estimate(release.cases()))),
                ParityTables.differences()
                    .withRow(ParityTables.difference(result.difference()))
                    .withRow(
                        ParityTables.difference(
                            DeLong.compare(reference.cases(), release.cases()))),
                new Figure(
                    ParityCharts.roc(List.of(reference, release)),
                    "Both roads on the test split. The dashed line is chance.")),
            Section.of(
                "Probabilities",
                new Figure(
                    ParityCharts.blandAltman(reference, release),
                    "Each dot is an image. Dashed: the bias and the 95 % limits of agreement.")),
            Section.of(
                "Repeat it",
                new Paragraph("The same cases, the same release, the same numbers."),
                new Code(
                    "From the directory of the data set",
                    "mammoedge parity --release store/demo/1.0.0 --data data --split test --variant int8"))));
  }

  /** 400 images of 100 patients; the second road differs by a little noise. */
  private static Cases scores(double noise) {
    Random random = new Random(3);
    int n = 400;
    double[] scores = new double[n];
    boolean[] positive = new boolean[n];
    String[] patients = new String[n];
    for (int i = 0; i < n; i++) {
      positive[i] = i / 4 % 2 == 0;
      patients[i] = "p" + i / 4;
      double logit = random.nextGaussian() + (positive[i] ? 1 : -1) + noise * random.nextGaussian();
      scores[i] = 1 / (1 + Math.exp(-logit));
    }
    return new Cases(scores, positive, patients);
  }
}
