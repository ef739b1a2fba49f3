package io.mammoedge.trainer.report;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Curves over the epochs, with the begin of every stage and the epoch that was kept. */
record RunCharts(List<RunEpoch> epochs) {
  /** Shorter axes would have ticks at halves of epochs. */
  private static final int LEAST_EPOCHS = 5;

  LineChart loss() {
    LineChart chart = empty("Loss", "loss");
    chart = withSeries(chart, "training", RunEpoch::trainLoss);
    return marked(withSeries(chart, "validation", RunEpoch::validationLoss));
  }

  /**
   * @param score its name
   */
  LineChart score(String score) {
    String name = "validation " + score;
    return marked(withSeries(empty("Score", name), name, RunEpoch::score));
  }

  private LineChart empty(String title, String y) {
    int last = Math.max(LEAST_EPOCHS, epochs.get(epochs.size() - 1).epoch());
    return LineChart.of(title, new Axis("epoch", 0, last), Axis.of(y));
  }

  /** A line of one point would not be seen. */
  private LineChart withSeries(LineChart chart, String name, ToDoubleFunction<RunEpoch> value) {
    List<Point> points =
        epochs.stream().map(e -> new Point(e.epoch(), value.applyAsDouble(e))).toList();
    return points.size() == 1 ? chart.withDots(name, points) : chart.withLine(name, points);
  }

  private LineChart marked(LineChart chart) {
    LineChart marked = chart;
    List<RunStage> stages = RunStage.of(epochs);
    if (stages.size() > 1) {
      for (RunStage stage : stages) {
        // What an epoch did is seen at its end, so a stage begins at the end of the one before.
        marked = marked.withMarker(stage.name(), stage.first().epoch() - 1);
      }
    }
    for (RunEpoch epoch : epochs) {
      marked = epoch.kept() ? marked.withMarker("kept", epoch.epoch()) : marked;
    }
    return marked;
  }
}
