package io.mammoedge.trainer.report;

import io.mammoedge.runtime.report.Table;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.train.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a {@link RunReport}. */
final class RunTables {
  private RunTables() {}

  static Table stages(List<Epoch> epochs) {
    Map<String, List<Epoch>> byStage = new LinkedHashMap<>();
    epochs.forEach(
        epoch -> byStage.computeIfAbsent(epoch.stage(), name -> new ArrayList<>()).add(epoch));
    Table table = Table.of("Stages", "stage", "epochs", "learning rate", "seconds", "waiting");
    for (Map.Entry<String, List<Epoch>> stage : byStage.entrySet()) {
      List<Epoch> all = stage.getValue();
      double seconds = all.stream().mapToDouble(Epoch::seconds).sum();
      double waited = all.stream().mapToDouble(e -> e.seconds() * e.waiting()).sum();
      table =
          table.withRow(
              stage.getKey(),
              all.get(0).epoch() + " to " + all.get(all.size() - 1).epoch(),
              number("%.3g", all.get(0).learningRate()),
              number("%.1f", seconds),
              percent(seconds > 0 ? waited / seconds : 0));
    }
    return table;
  }

  static Table epochs(List<Epoch> epochs, Epoch best) {
    Table table =
        Table.of("", "epoch", "stage", "training loss", "validation loss", "score", "s", "waiting");
    for (Epoch epoch : epochs) {
      table =
          table.withRow(
              epoch.epoch() + (epoch.epoch() == best.epoch() ? " (kept)" : ""),
              epoch.stage(),
              number("%.4f", epoch.trainLoss()),
              number("%.4f", epoch.validationLoss()),
              number("%.4f", epoch.score()),
              number("%.1f", epoch.seconds()),
              percent(epoch.waiting()));
    }
    return table;
  }

  static Table provenance(ModelDescription model, RunFacts facts) {
    return Table.of("", "what", "value")
        .withRow("network", model.network())
        .withRow("parameters", number("%,d", facts.parameters()))
        .withRow("input", model.height() + "x" + model.width() + ", mean " + model.mean())
        .withRow("classes", String.join(", ", model.classes()))
        .withRow("data set", model.data().dataset())
        .withRow("its digest", model.data().digest())
        .withRow(
            "images",
            facts.trainImages() + " to train, " + facts.validationImages() + " to validate")
        .withRow("started from", parents(model))
        .withRow("configuration, SHA-256", model.trainingDigest())
        .withRow("seed", String.valueOf(model.training().seed()))
        .withRow("engine", model.engineVersions().toString())
        .withRow(
            "machine",
            facts.device()
                + ", "
                + facts.threads()
                + " threads, "
                + facts.workers()
                + " preparing images")
        .withRow("finished", model.created());
  }

  private static String parents(ModelDescription model) {
    return model.parents().isEmpty() ? "random weights" : String.join(", ", model.parents());
  }

  private static String percent(double share) {
    return number("%.1f %%", 100 * share);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
