package io.mammoedge.runtime.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {
  private static final LineChart EMPTY = LineChart.of("Title", Axis.of("epoch"), Axis.of("loss"));

  @Test
  void aDrawingIsWellFormedAndNeedsNothingElse() throws Exception {
    String svg = busyChart().toSvg();
    assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "href", "url(", "@import", "<script");
  }

  @Test
  void textIsEscaped() throws Exception {
    String hostile = "<script>alert(1)</script> & \"'\u0000";
    String svg =
        LineChart.of(hostile, Axis.of(hostile), Axis.of(hostile))
            .withLine(hostile, List.of(new Point(0, 0), new Point(1, 1)))
            .withMarker(hostile, 0.5)
            .withReference(new ReferenceLine(hostile, new Point(0, 0.5), new Point(1, 0.5)))
            .toSvg();
    assertThat(svg).doesNotContain("<script");
    assertThat(parse(svg).getDocumentElement().getAttribute("aria-label"))
        .isEqualTo("<script>alert(1)</script> & \"'\uFFFD");
  }

  @Test
  void ticksAreRoundNumbers() throws Exception {
    assertThat(ticks(Axis.unit("x"))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(ticks(new Axis("x", -0.013, 0.011)))
        .containsExactly("−0.010", "−0.005", "0", "0.005", "0.010");
    assertThat(ticks(new Axis("x", 1, 30))).containsExactly("5", "10", "15", "20", "25", "30");
    assertThat(ticks(new Axis("x", -2e-7, 3e-7)))
        .containsExactly("−2e−7", "−1e−7", "0", "1e−7", "2e−7", "3e−7");
  }

  @Test
  void aGapBreaksTheLine() throws Exception {
    List<Point> diverged =
        List.of(
            new Point(0, 0),
            new Point(1, 1),
            new Point(2, Double.NaN),
            new Point(3, 1),
            new Point(4, 0));
    String path = paths(EMPTY.withLine("loss", diverged).toSvg()).get(0);
    assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
  }

  @Test
  void aCurveFillsTheFrameFromCornerToCorner() throws Exception {
    LineChart roc =
        LineChart.of("ROC", Axis.unit("x"), Axis.unit("y"))
            .withLine("a", List.of(new Point(0, 0), new Point(0, 1), new Point(1, 1)));
    assertThat(paths(roc.toSvg()).get(0)).isEqualTo("M76 306L76 36L404 36");
  }

  @Test
  void dotsOnOnePlaceAreDrawnOnce() throws Exception {
    List<Point> same = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      same.add(new Point(1 + i * 1e-9, 2));
    }
    same.add(new Point(3, 4));
    assertThat(paths(EMPTY.withDots("cases", same).toSvg()).get(0).split("M", -1)).hasSize(3);
  }

  /** Labels of lines that stand close together, and of one at the right end. */
  @Test
  void labelsOfMarkersLieNeitherOnEachOtherNorOutside() throws Exception {
    LineChart chart =
        LineChart.of("", new Axis("epoch", 0, 100), Axis.unit("y"))
            .withMarker("a long stage", 50)
            .withMarker("kept", 51)
            .withMarker("last", 99);
    List<Element> notes = notes(chart.toSvg());
    assertThat(notes).extracting(Element::getTextContent).contains("a long stage", "kept", "last");
    assertThat(notes.get(0).getAttribute("y")).isEqualTo("50");
    assertThat(notes.get(1).getAttribute("y")).as("one row lower").isEqualTo("64");
    assertThat(notes.get(2).getAttribute("y")).isEqualTo("50");
    assertThat(notes.get(2).getAttribute("text-anchor")).isEqualTo("end");
  }

  private static List<Element> notes(String svg) throws Exception {
    NodeList texts = parse(svg).getElementsByTagName("text");
    List<Element> notes = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getAttribute("class").equals("mec-note")) {
        notes.add(text);
      }
    }
    return notes;
  }

  @Test
  void emptyAndConstantDataAreDrawnToo() throws Exception {
    parse(EMPTY.toSvg());
    parse(EMPTY.withLine("nothing", List.of()).toSvg());
    parse(EMPTY.withDots("one", List.of(new Point(0, 0))).toSvg());
    parse(EMPTY.withLine("flat", List.of(new Point(1, 5e-5), new Point(2, 5e-5))).toSvg());
  }

  @Test
  void anAxisNeedsARange() {
    assertThatThrownBy(() -> new Axis("x", 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Left behind for a look at it. */
  @Test
  void samplesAreWritten() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "charts"));
    Files.writeString(folder.resolve("busy.svg"), busyChart().toSvg());
    assertThat(folder.resolve("busy.svg")).isNotEmptyFile();
  }

  private static LineChart busyChart() {
    LineChart chart =
        LineChart.of("Training of the patch network", Axis.of("epoch"), Axis.of("loss"))
            .withMarker("best epoch", 12)
            .withReference(new ReferenceLine("chance", new Point(0, 0.693), new Point(30, 0.693)));
    for (int s = 0; s < 6; s++) {
      List<Point> points = new ArrayList<>();
      for (int epoch = 0; epoch <= 30; epoch++) {
        points.add(new Point(epoch, 0.1 * s + Math.exp(-epoch / (4.0 + s))));
      }
      chart = s == 5 ? chart.withDots("scatter", points) : chart.withLine("series " + s, points);
    }
    return chart;
  }

  private static List<String> ticks(Axis axis) throws Exception {
    NodeList texts =
        parse(LineChart.of("t", axis, Axis.unit("y")).toSvg()).getElementsByTagName("text");
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getAttribute("text-anchor").equals("middle")
          && text.getAttribute("y").equals("324")) {
        labels.add(text.getTextContent());
      }
    }
    return labels;
  }

  private static List<String> paths(String svg) throws Exception {
    NodeList elements = parse(svg).getElementsByTagName("path");
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      paths.add(((Element) elements.item(i)).getAttribute("d"));
    }
    return paths;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
