package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes every look at a test split into the models that were looked at. */
public final class TestLog {
  private TestLog() {}

  /** Adds one evaluation to {@code model.json} of every member. */
  public static void record(Reference reference, Dataset dataset, AucEstimate auc, boolean flips)
      throws IOException {
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
            flips);
    for (TrainedModel member : reference.members()) {
      member.directory().write(member.directory().description().with(evaluation));
    }
  }
}
