package io.mammoedge.trainer.report;

import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The tables of a training. */
final class RunTables {
  private RunTables() {}

  static Table stages(List<RunEpoch> epochs, String score) {
    Table table =
        Table.of(
            "Stages in order",
            "stage",
            "epochs",
            "learning rate",
            "best " + score,
            "time",
            "waiting");
    for (RunStage stage : RunStage.of(epochs)) {
      table =
          table.withRow(
              stage.name(),
              range(String.valueOf(stage.first().epoch()), String.valueOf(stage.last().epoch())),
              range(rate(stage.first().learningRate()), rate(stage.last().learningRate())),
              finite(stage.bestScore()),
              time(stage.seconds()),
              Numbers.percent(stage.waitingShare()));
    }
    return table;
  }

  static Table epochs(List<RunEpoch> epochs, String score) {
    Table table =
        Table.of(
            "Every epoch",
            "epoch",
            "stage",
            "training loss",
            "validation loss",
            score,
            "learning rate",
            "time",
            "waiting");
    for (RunEpoch epoch : epochs) {
      table =
          table.withRow(
              String.valueOf(epoch.epoch()),
              epoch.stage(),
              finite(epoch.trainLoss()),
              finite(epoch.validationLoss()),
              finite(epoch.score()) + (epoch.kept() ? ",\u00a0kept" : ""),
              rate(epoch.learningRate()),
              time(epoch.seconds()),
              Numbers.percent(epoch.waitingShare()));
    }
    return table;
  }

  static Table provenance(RunFacts run) {
    return Table.of("What was trained, on what, with what", "", "")
        .withRow("network", run.network())
        .withRow("parameters", String.format(Locale.ROOT, "%,d", run.parameters()))
        .withRow(
            "weights from", run.parents().isEmpty() ? "random" : String.join(", ", run.parents()))
        .withRow("data set", run.data().name())
        .withRow("its SHA-256", run.data().digest())
        .withRow("trained on", String.valueOf(run.data().train()))
        .withRow("validated on", String.valueOf(run.data().validation()))
        .withRow("patients of both", String.valueOf(run.data().patients()))
        .withRow("seed", String.valueOf(run.seed()))
        .withRow("engine", run.machine().engine())
        .withRow("device", run.machine().device() + ", " + run.machine().threads() + " threads")
        .withRow("began", second(run.start()))
        .withRow("ended", second(run.end()))
        .withRow("took", time(run.duration().toMillis() / 1000.0));
  }

  /** As people say it: {@code 4.2 s}, {@code 12 min 5 s}, {@code 3 h 20 min}. */
  static String time(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f\u00a0s", seconds);
    }
    Duration whole = Duration.ofSeconds(Math.round(seconds));
    return whole.toHours() == 0
        ? whole.toMinutes() + "\u00a0min\u00a0" + whole.toSecondsPart() + "\u00a0s"
        : whole.toHours() + "\u00a0h\u00a0" + whole.toMinutesPart() + "\u00a0min";
  }

  private static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String finite(double value) {
    return Double.isFinite(value) ? Numbers.rate(value) : "–";
  }

  private static String rate(double learningRate) {
    return String.format(Locale.ROOT, "%.2e", learningRate).replace('-', '−');
  }

  private static String range(String first, String last) {
    return first.equals(last) ? first : first + "\u00a0to\u00a0" + last;
  }
}
