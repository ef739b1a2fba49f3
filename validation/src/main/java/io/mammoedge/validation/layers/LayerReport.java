package io.mammoedge.validation.layers;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.chart.ReferenceLine;
import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A {@link LayerProfile} as a section of a report. */
public final class LayerReport {
  /** What is equal has no end of decibels; a chart has one. */
  private static final double CEILING = 180;

  private LayerReport() {}

  /** Verdict, profile and tables. */
  public static Section section(LayerProfile profile) {
    List<Content> contents = new ArrayList<>();
    contents.add(new Paragraph(profile.verdict() + "."));
    contents.add(
        new Figure(
            chart(profile),
            "Signal-to-noise ratio of every stage, in the order of the graph; equal values stand at "
                + (int) CEILING
                + " dB. Local: the trained network's stage on the release's own input, so that a"
                + " dip is that stage's own fault."));
    if (!profile.byEffect().isEmpty()) {
      contents.add(effects(profile));
    }
    contents.add(stages(profile));
    return new Section("Layer by layer, " + profile.variant(), contents);
  }

  /** Decibels over the stages, with the limit and the offending stage. */
  public static LineChart chart(LayerProfile profile) {
    int last = Math.max(1, profile.rows().size() - 1);
    double limit = profile.rows().stream().mapToDouble(LayerRow::limit).min().orElse(0);
    LineChart chart =
        LineChart.of(
                "Where it drifts: " + profile.release() + " " + profile.variant(),
                new Axis("stage", 0, last),
                new Axis("signal-to-noise ratio in dB", 0, CEILING))
            .withLine("local", points(profile, row -> row.local().snr()))
            .withLine("accumulated", points(profile, row -> row.accumulated().snr()))
            .withReference(new ReferenceLine("limit", new Point(0, limit), new Point(last, limit)));
    return profile
        .firstOffending()
        .map(row -> chart.withMarker(row.title(), profile.rows().indexOf(row)))
        .orElse(chart);
  }

  private static List<Point> points(LayerProfile profile, ToDoubleFunction<LayerRow> snr) {
    return IntStream.range(0, profile.rows().size())
        .mapToObj(i -> new Point(i, clipped(snr.applyAsDouble(profile.rows().get(i)))))
        .toList();
  }

  /** A stage that is not there stays a gap. */
  private static double clipped(double snr) {
    return Math.max(0, Math.min(CEILING, snr));
  }

  private static Table effects(LayerProfile profile) {
    Table table =
        Table.of(
            "Layers in 8 bits by their effect on the answer",
            "stage",
            "|Δ log-odds|",
            "local dB",
            "at the end of the range");
    for (LayerRow row : profile.byEffect()) {
      table =
          table.withRow(
              row.title(),
              Numbers.deviation(row.effect()),
              LayerProfile.decibels(row.local().snr()),
              Double.isNaN(row.saturated()) ? "–" : Numbers.percent(row.saturated()));
    }
    return table;
  }

  private static Table stages(LayerProfile profile) {
    Table table =
        Table.of(
            "All stages",
            "stage",
            "operator",
            "shape",
            "local dB",
            "max |Δ|",
            "accumulated dB",
            "max |Δ|",
            "");
    for (LayerRow row : profile.rows()) {
      table =
          table.withRow(
              row.title(),
              row.operators(),
              row.shape(),
              LayerProfile.decibels(row.local().snr()),
              number(row.local().max()),
              LayerProfile.decibels(row.accumulated().snr()),
              number(row.accumulated().max()),
              row.isOffending() ? "offending" : "");
    }
    return table;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : Numbers.deviation(value);
  }
}
