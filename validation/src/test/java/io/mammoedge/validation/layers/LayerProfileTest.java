package io.mammoedge.validation.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads of a comparison. */
class LayerProfileTest {
  private static final Deviation NEAR = new Deviation(1e-6, 1e-7, 126.4);
  private static final Deviation EQUAL = new Deviation(0, 0, Double.POSITIVE_INFINITY);
  private static final Deviation FAR = new Deviation(1.5, 0.9, 33.9);

  private static LayerRow row(String view, String stage, String operator, Deviation local) {
    return new LayerRow(
        view,
        stage,
        operator,
        "1x8x4x4",
        NEAR,
        local,
        operator.endsWith("int8") ? 0.25 : Double.NaN,
        Double.NaN,
        operator.endsWith("int8") ? LayerLimits.BYTES : LayerLimits.FLOATS,
        false,
        Optional.empty());
  }

  private static LayerProfile profile(LayerRow... rows) {
    return new LayerProfile("demo 1.0.0", "fp32", List.of(rows), 0.5, 0.25);
  }

  @Test
  void theFirstOneBelowItsLimitIsToBlame() {
    LayerProfile profile =
        profile(
            row("", "a", "Conv", NEAR), row("both", "b", "Relu", FAR), row("", "c", "Conv", FAR));
    assertThat(profile.firstOffending()).map(LayerRow::title).contains("b (both)");
    assertThat(profile.verdict())
        .isEqualTo(
            "first offending: b (both): on the release's own input it has 33.9 dB, an honest one"
                + " at least 80 dB");
  }

  @Test
  void aFindingIsBlamedWhateverTheNumbers() {
    LayerRow wrong = row("", "a", "Conv", EQUAL).withFinding("weights: wrong");
    assertThat(profile(wrong).verdict()).startsWith("first offending: a: weights: wrong; on the");
    assertThat(wrong.withFinding("later").finding()).contains("weights: wrong");
  }

  @Test
  void noneIsToBlame() {
    LayerProfile profile = profile(row("", "a", "Conv", NEAR), row("", "b", "Relu", EQUAL));
    assertThat(profile.firstOffending()).isEmpty();
    assertThat(profile.verdict())
        .isEqualTo(
            "none of 2 stages is off by its own fault; the nearest to its limit of 80 dB is a with"
                + " 126.4 dB");
  }

  @Test
  void layersInBytesAreRankedByTheirEffect() {
    LayerProfile profile =
        profile(
            row("", "a", "Conv int8", FAR).withEffect(0.01),
            row("", "b", "Conv", FAR),
            row("", "c", "Relu int8", NEAR).withFinding("wrong").withEffect(0.3),
            row("", "d", "MaxPool int8", EQUAL).withEffect(0),
            row("", "e", "Conv int8", FAR).withEffect(Double.POSITIVE_INFINITY));
    assertThat(profile.byEffect()).map(LayerRow::stage).containsExactly("e", "c", "a", "d");
  }

  @Test
  void textAndPageShowTheSame() {
    LayerProfile profile =
        profile(
            row("", "a", "Conv int8", NEAR).withEffect(0.375),
            row("both", "b", "Relu", FAR),
            row("", "c", "Relu", EQUAL));
    StringWriter text = new StringWriter();
    new LayerText(new PrintWriter(text, true)).print(profile);
    assertThat(text.toString().lines())
        .anyMatch(line -> line.startsWith("! b (both)") && line.contains("33.9"))
        .anyMatch(line -> line.startsWith("  c ") && line.contains("∞"))
        .anyMatch(line -> line.contains("25.0") && line.contains("3.75e−01"))
        .last()
        .isEqualTo(profile.verdict());
    String html =
        new HtmlReport("t", new Banner(Tone.BAD, "h", "d"), List.of(LayerReport.section(profile)))
            .toHtml();
    assertThat(html)
        .contains("<svg", "b (both)", "limit", "33.9", "first offending: b (both)", "3.75e−01");
  }

  @Test
  void aDeviation() {
    float[] expected = {3, 4};
    assertThat(Deviation.of(expected, new float[] {3, 4}, 1)).isEqualTo(EQUAL);
    Deviation off = Deviation.of(expected, new float[] {3, 4.5f}, 1);
    assertThat(off).isEqualTo(new Deviation(0.5, 0.25, 20));
    float[] zeros = new float[2];
    assertThat(Deviation.of(zeros, zeros, 1)).isEqualTo(EQUAL);
    assertThat(Deviation.of(zeros, new float[] {0.1f, 0.1f}, 1).snr()).isCloseTo(20, within(1e-6));
    assertThat(Deviation.of(expected, new float[] {3, Float.NaN}, 1).snr())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Deviation.of(expected, new float[] {3}, 1).snr())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
