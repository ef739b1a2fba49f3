package io.mammoedge.runtime.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ForestPlotTest {
  private static final String HOSTILE = "<script>alert(1)</script> & \"'\u0000";

  @Test
  void everyRowHasItsNameItsIntervalAndItsValue() throws Exception {
    Element svg =
        drawn(
            new ForestPlot(
                "ΔAUC",
                "new less old",
                0.01,
                List.of(
                    new ForestPlot.Row("all", 0, -0.01, 0.01),
                    new ForestPlot.Row("view CC", 0.02, -0.02, 0.02))));

    assertThat(texts(svg)).contains("ΔAUC", "new less old", "all", "view CC", "−0.02", "0", "0.02");
    // From −0.02 to 0.02 the frame is 170 to 404.
    assertThat(attributes(svg, "path", "d"))
        .containsExactly("M228.5 46H345.5", "M287 46h0", "M170 66H404", "M404 66h0");
    assertThat(attributes(svg, "line", "x1")).endsWith("287", "228.5", "345.5");
  }

  @Test
  void theMarginIsSeenAlsoWhereIntervalsAreNarrow() throws Exception {
    Element svg =
        drawn(new ForestPlot("a", "b", 0.01, List.of(new ForestPlot.Row("all", 0, -0.001, 0.001))));

    // From −0.015 to 0.015 the frame is 170 to 404.
    assertThat(attributes(svg, "line", "x1")).endsWith("287", "209", "365");
  }

  @Test
  void theDrawingGrowsWithItsRows() throws Exception {
    assertThat(height(40) - height(10)).isEqualTo(30 * 20);
  }

  @Test
  void textIsEscapedAndALongNameIsCut() throws Exception {
    ForestPlot plot =
        new ForestPlot(
            HOSTILE,
            HOSTILE,
            0.01,
            List.of(
                new ForestPlot.Row(HOSTILE, 0, 0, 0),
                new ForestPlot.Row("manufacturer " + "\ud83d\ude00".repeat(20), 0, 0, 0)));

    assertThat(plot.toSvg()).doesNotContain("<script");
    assertThat(texts(drawn(plot)))
        .contains("<script>alert(1)</scrip…", "manufacturer " + "\ud83d\ude00".repeat(10) + "…");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new ForestPlot.Row("a", Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ForestPlot("a", "b", 0.01, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int height(int rows) throws Exception {
    ForestPlot plot =
        new ForestPlot(
            "a",
            "b",
            0.01,
            IntStream.range(0, rows)
                .mapToObj(i -> new ForestPlot.Row("row " + i, 0, 0, 0))
                .toList());
    return Integer.parseInt(attributes(drawn(plot), "rect", "height").get(0));
  }

  private static Element drawn(ForestPlot plot) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(plot.toSvg())))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg) {
    NodeList found = svg.getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static List<String> attributes(Element svg, String element, String attribute) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute(attribute))
        .toList();
  }
}
