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
        new StringBuilder("epoch,stage,train_loss,validation_loss,validation_score,seconds\n");
    for (Training.Epoch epoch : result.epochs()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%.6f,%.6f,%.6f,%.1f%n",
              epoch.epoch(),
              epoch.stage(),
              epoch.trainLoss(),
              epoch.validationLoss(),
              epoch.score(),
              epoch.seconds()));
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
        .withLine("training loss", line(result.epochs(), Training.Epoch::trainLoss))
        .withLine("validation loss", line(result.epochs(), Training.Epoch::validationLoss))
        .withLine("validation " + score, line(result.epochs(), Training.Epoch::score))
        .withMarker("kept", result.best().epoch())
        .toSvg();
  }

  private static List<Point> line(
      List<Training.Epoch> epochs, ToDoubleFunction<Training.Epoch> value) {
    return epochs.stream().map(e -> new Point(e.epoch(), value.applyAsDouble(e))).toList();
  }
}
