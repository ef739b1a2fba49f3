package io.mammoedge.trainer.train;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A training's epochs as a table and as a picture. */
public final class History {
  private History() {}

  /** {@code history.csv}. */
  public static String csv(Training.Result result) {
    StringBuilder csv =
        new StringBuilder(
            "epoch,stage,learning_rate,train_loss,validation_loss,validation_score,seconds,waiting\n");
    for (Epoch epoch : result.epochs()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%.3g,%.6f,%.6f,%.6f,%.1f,%.4f%n",
              epoch.epoch(),
              epoch.stage(),
              epoch.learningRate(),
              epoch.trainLoss(),
              epoch.validationLoss(),
              epoch.score(),
              epoch.seconds(),
              epoch.waiting()));
    }
    return csv.toString();
  }

  /**
   * {@code loss.svg}.
   *
   * @param score what the validation score is: {@code AUC} or {@code accuracy}
   */
  public static String svg(Training.Result result, String title, String score) {
    return LineChart.of(title, Axis.of("epoch"), Axis.of("loss, " + score))
        .withLine("training loss", line(result.epochs(), Epoch::trainLoss))
        .withLine("validation loss", line(result.epochs(), Epoch::validationLoss))
        .withLine("validation " + score, line(result.epochs(), Epoch::score))
        .withMarker("kept", result.best().epoch())
        .toSvg();
  }

  private static List<Point> line(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
    return epochs.stream().map(e -> new Point(e.epoch(), value.applyAsDouble(e))).toList();
  }
}
