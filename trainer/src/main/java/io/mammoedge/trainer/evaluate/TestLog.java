package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes every look at a test split into the models that were looked at. */
public final class TestLog {
  private TestLog() {}

  /**
   * Adds one evaluation to {@code model.json} of every member.
   *
   * @param command that looked
   */
  public static void record(
      Reference reference, Dataset dataset, Evaluated evaluated, boolean flips, String command) {
    AucEstimate auc = evaluated.perImage();
    List<String> models =
        reference.members().stream()
            .map(member -> member.directory().path().getFileName().toString())
            .toList();
    ModelDescription.TestEvaluation evaluation =
        new ModelDescription.TestEvaluation(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            dataset.digest(),
            auc.n(),
            auc.clusters(),
            auc.positives(),
            auc.auc(),
            auc.low(),
            auc.high(),
            flips,
            command,
            models,
            auc(evaluated.perBreast()),
            auc(evaluated.perPatient()));
    for (TrainedModel member : reference.members()) {
      member.directory().write(member.directory().description().with(evaluation));
    }
  }

  private static Double auc(AucEstimate estimate) {
    return estimate == null ? null : estimate.auc();
  }
}
