package io.mammoedge.validation.report;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.chart.ReferenceLine;
import io.mammoedge.runtime.report.RocChart;
import io.mammoedge.runtime.stats.BlandAltman;
import io.mammoedge.runtime.stats.Bootstrap;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Resampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of a comparison of two roads. */
public final class ParityCharts {
  /** Of the bands: the same scores give the same page. */
  private static final long SEED = 1;

  /** With more cases a band is hardly wider than its line, and drawing it takes minutes. */
  static final int MOST_FOR_BANDS = 20_000;

  /** A browser draws no more dots with pleasure, and nobody sees them. */
  private static final int MOST_DOTS = 20_000;

  private ParityCharts() {}

  /** How patients are drawn again. */
  static Bootstrap bootstrap() {
    return Bootstrap.of(Resampling.PATIENTS_BY_CLASS, SEED);
  }

  /**
   * The ROC curves of several roads, each in its pointwise 95 % band (bootstrap by patient), unless
   * there are more than {@value #MOST_FOR_BANDS} cases.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if a class has no case
   */
  public static LineChart roc(List<Road> roads) {
    Map<String, Cases> scores = new LinkedHashMap<>();
    roads.forEach(road -> scores.put(road.name(), road.cases()));
    boolean many = roads.stream().anyMatch(road -> road.cases().size() > MOST_FOR_BANDS);
    return many
        ? RocChart.of("ROC curves", scores)
        : RocChart.inBands("ROC curves", scores, bootstrap());
  }

  /**
   * Reliability diagram: the share of positive cases over the mean probability, bin by bin.
   *
   * @param reference name of its road
   * @param candidate name of the other
   */
  public static LineChart reliability(
      String reference, Calibration before, String candidate, Calibration after) {
    return LineChart.of(
            "Reliability", Axis.unit("mean probability"), Axis.unit("share that is malignant"))
        .withReference(new ReferenceLine("", new Point(0, 0), new Point(1, 1)))
        .withDots(reference, bins(before))
        .withDots(candidate, bins(after));
  }

  private static List<Point> bins(Calibration calibration) {
    return calibration.bins().stream()
        .map(bin -> new Point(bin.meanProbability(), bin.observed().value()))
        .toList();
  }

  /**
   * The difference of two scores over their mean, with the bias and the 95 % limits of agreement
   * (Bland and Altman 1986). Of very many cases only every k-th is drawn.
   *
   * @param reference what is compared with
   * @param candidate the same cases in the same order
   */
  public static LineChart blandAltman(Road reference, Road candidate) {
    double[] before = reference.cases().scores();
    double[] after = candidate.cases().scores();
    BlandAltman agreement = BlandAltman.of(before, after);
    LineChart chart =
        LineChart.of(
                "Bland–Altman plot",
                Axis.unit("mean of both probabilities"),
                Axis.of(candidate.name() + " − " + reference.name()))
            .withDots("positive", differences(reference.cases(), after, true))
            .withDots("negative", differences(reference.cases(), after, false))
            .withReference(level("mean", agreement.mean()));
    return agreement.standardDeviation() == 0
        ? chart
        : chart
            .withReference(level("+1.96 SD", agreement.limits().high()))
            .withReference(level("−1.96 SD", agreement.limits().low()));
  }

  private static ReferenceLine level(String label, double y) {
    return new ReferenceLine(label, new Point(0, y), new Point(1, y));
  }

  private static List<Point> differences(Cases reference, double[] after, boolean label) {
    List<Point> points = new ArrayList<>();
    int stride = 1 + (after.length - 1) / MOST_DOTS;
    for (int i = 0; i < after.length; i += stride) {
      if (reference.positive()[i] == label) {
        double before = reference.scores()[i];
        points.add(new Point((before + after[i]) / 2, after[i] - before));
      }
    }
    return points;
  }
}
