package io.mammoedge.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.report.HtmlReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static final String HOSTILE = "</style><script>alert('1')</script>";

  @Test
  void everyEpochStageAndFactIsThere() {
    String html = RunReport.of(run("work/image"), epochs(30, "top", "all")).toHtml();
    assertThat(html.split("<tr><th scope=\"row\">\\d+</th>", -1)).hasSize(31);
    for (RunEpoch epoch : epochs(30, "top", "all")) {
      assertThat(html)
          .contains(
              "<tr><th scope=\"row\">%d</th><td>%s</td>".formatted(epoch.epoch(), epoch.stage()));
    }
    assertThat(html)
        .contains(HtmlReport.NOTICE)
        .contains("validation AUC 0.8700: epoch 27 of 30 was kept", "too good")
        .contains("resnet50+[512-512-1024]x2", "23,592,002", "a".repeat(64), "PyTorch 2.7.1")
        .contains("work/patch", "12345", "2 threads", "1\u00a0h\u00a030\u00a0min")
        .contains("./mammoedge train-image --data work/data", "&quot;batchSize&quot;: 8");
  }

  @Test
  void theKeptEpochAndTheBeginOfEveryStageAreMarkedInBothCurves() {
    String html = RunReport.of(run("m"), epochs(30, "top", "all")).toHtml();
    for (String label : List.of("kept", "top", "all")) {
      assertThat(html.split("<text class=\"mec-note\"[^>]*>" + label + "</text>", -1)).hasSize(3);
    }
    // Half and nine tenths of the way from 76 to 404: after epochs 15 and 27 of 30.
    for (String across : List.of("76", "240", "371.2")) {
      assertThat(html.split("<line class=\"mec-marker\" x1=\"" + across + "\"", -1)).hasSize(3);
    }
    String alone = RunReport.of(run("m"), epochs(30, "all")).toHtml();
    assertThat(alone).doesNotContain(">all</text>").contains(">kept</text>");
  }

  @Test
  void aStageIsSummedUp() {
    String html = RunReport.of(run("m"), epochs(30, "top", "all")).toHtml();
    // 15 epochs of 180 s each, of which a tenth and a fifth were waited for by turns.
    assertThat(html)
        .contains("<th scope=\"row\">top</th><td>1\u00a0to\u00a015</td>")
        .contains("<th scope=\"row\">all</th><td>16\u00a0to\u00a030</td>")
        .contains("<td>45\u00a0min\u00a00\u00a0s</td><td>15.3\u00a0%</td>");
  }

  @Test
  void namesCannotCommandABrowser() {
    RunFacts hostile =
        new RunFacts(
            HOSTILE,
            HOSTILE,
            1,
            HOSTILE,
            HOSTILE,
            1,
            new RunFacts.Data(HOSTILE, HOSTILE, 1, 1, 1),
            List.of(HOSTILE),
            new RunFacts.Machine(HOSTILE, HOSTILE, 1),
            Instant.EPOCH,
            Instant.EPOCH,
            HOSTILE);
    String html = RunReport.of(hostile, epochs(4, HOSTILE, "b")).toHtml();
    assertThat(html).doesNotContain("<script", "alert('1')");
    assertThat(html.split("</style>", -1)).as("the page's sheet and two charts'").hasSize(4);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    String html = RunReport.of(run("m"), epochs(30, "top", "all")).toHtml();
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "src=", "href=", "url(", "@import", "<script");
  }

  @Test
  void oneEpochIsDrawnAndADivergedOneIsAGap() {
    RunEpoch lost = new RunEpoch(1, "all", 0.5, Double.NaN, Double.NaN, 1e-3, 0.25, 0, false);
    String html = RunReport.of(run("m"), List.of(lost)).toHtml();
    assertThat(html).contains("no epoch was kept", "mec-dots\" d=\"M", "<td>–</td>");
    assertThat(html).doesNotContain("NaN");
    assertThatThrownBy(() -> RunReport.of(run("m"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Left behind for a look at it. */
  @Test
  void samplesAreWritten() {
    Path folder = Path.of("target", "reports");
    RunReport.of(run("work/image"), epochs(30, "top", "last-block", "all"))
        .write(folder.resolve("run.html"));
    RunReport.of(run("work/image"), epochs(3, "top", "all")).write(folder.resolve("short.html"));
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  private static RunFacts run(String model) {
    return new RunFacts(
        model,
        "resnet50+[512-512-1024]x2",
        23_592_002,
        "AUC",
        """
        {
          "seed": 12345,
          "batchSize": 8,
          "stages": [{"name": "top", "frozen": ["features"], "learningRate": 0.001, "epochs": 15}]
        }
        """,
        12345,
        new RunFacts.Data("work/data", "a".repeat(64), 1480, 164, 620),
        List.of("work/patch"),
        new RunFacts.Machine("PyTorch 2.7.1", "cpu", 2),
        Instant.parse("2026-01-01T08:00:00Z"),
        Instant.parse("2026-01-01T09:30:00Z"),
        "./mammoedge train-image --data work/data --patch-model work/patch --top"
            + " '[512-512-1024]x2' --out work/image");
  }

  /** Epochs in stages of equal length; the third last one is kept. */
  private static List<RunEpoch> epochs(int count, String... stages) {
    List<RunEpoch> epochs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      epochs.add(
          new RunEpoch(
              i,
              stages[(i - 1) * stages.length / count],
              0.2 + Math.exp(-i / 6.0),
              0.35 + 0.8 * Math.exp(-i / 5.0) + 0.03 * Math.sin(3 * i),
              i == Math.max(1, count - 3) ? 0.87 : 0.86 - 0.3 * Math.exp(-i / 4.0),
              1e-3 / i,
              180,
              i % 2 == 0 ? 0.2 : 0.1,
              i == Math.max(1, count - 3)));
    }
    return epochs;
  }
}
