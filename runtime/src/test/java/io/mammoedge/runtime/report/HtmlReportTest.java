package io.mammoedge.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.stats.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String HOSTILE = "</style><script>alert('1')</script>";

  @TempDir Path directory;

  @Test
  void everyTextIsEscaped() {
    String html = page(HOSTILE).toHtml();
    assertThat(html).doesNotContain("<script", "alert('1')");
    assertThat(html.split("</style>", -1)).as("one sheet of the page, one of the chart").hasSize(3);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(page("plain").toHtml().replace("http://www.w3.org/2000/svg", ""))
        .contains(HtmlReport.NOTICE)
        .doesNotContain("http://", "https://", "src=", "href=", "url(", "@import", "<script");
  }

  @Test
  void aVerdictIsSaidInWordSignAndColour() {
    assertThat(Banner.of(Verdict.EQUIVALENT, "").toHtml()).contains("good", "✓ EQUIVALENT");
    assertThat(Banner.of(Verdict.DIFFERENT, "").toHtml()).contains("bad", "✕ DIFFERENT");
    assertThat(Banner.of(Verdict.NOT_ENOUGH_CASES, "").toHtml())
        .contains("open", "? NOT ENOUGH CASES");
  }

  @Test
  void aRowThatDoesNotFitItsTableIsRefused() {
    assertThatThrownBy(() -> Table.of("", "a", "b").withRow("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a, b]");
  }

  @Test
  void writingReplacesAnOldReportAndLeavesNothingElse() throws Exception {
    Path file = directory.resolve("new/report.html");
    page("old").write(file);
    page("new").write(file);
    assertThat(file).hasContent(page("new").toHtml());
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void anUnwritablePlaceIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "").resolve("report.html");
    assertThatThrownBy(() -> page("").write(file))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("report.html");
  }

  /** Every kind of content, with one text everywhere. */
  private static HtmlReport page(String text) {
    LineChart chart =
        LineChart.of(text, Axis.of(text), Axis.of(text)).withLine(text, List.of(new Point(1, 2)));
    Section section =
        Section.of(
            text,
            new Paragraph(text),
            new Code(text, text),
            Table.of(text, text).withRow(text),
            new Figure(chart, text));
    return new HtmlReport(text, new Banner(Tone.PLAIN, text, text), List.of(section));
  }
}
