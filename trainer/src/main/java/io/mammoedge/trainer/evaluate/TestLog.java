package io.mammoedge.trainer.evaluate;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.patch.PatchSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes every look at a test split into the models that were looked at. */
public final class TestLog {
  private TestLog() {}

  /**
   * Adds one evaluation to {@code model.json} of every member.
   *
   * @param command that looked, such as {@code parity}
   * @return how often the most evaluated member has now been held against this test split
   */
  public static int record(
      Reference reference, Dataset dataset, Evaluated evaluated, String command) {
    return record(reference.members(), dataset, look(reference, dataset, evaluated, command));
  }

  /**
   * Adds one evaluation to {@code model.json} of a patch classifier.
   *
   * @return how often it has now been held against this test split
   */
  public static int record(TrainedModel model, PatchSet patches, PatchEvaluation evaluated) {
    return record(List.of(model), patches.dataset(), look(model, patches, evaluated));
  }

  private static int record(List<TrainedModel> models, Dataset dataset, TestEvaluation look) {
    List<ModelDirectory> members = models.stream().map(TrainedModel::directory).distinct().toList();
    int most = 0;
    for (ModelDirectory member : members) {
      ModelDescription description = member.description().with(look);
      member.write(description);
      most = Math.max(most, looks(description, dataset));
    }
    return most;
  }

  private static TestEvaluation look(
      Reference reference, Dataset dataset, Evaluated evaluated, String command) {
    return new TestEvaluation(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        dataset.digest(),
        evaluated.images(),
        evaluated.patients(),
        evaluated.malignant(),
        evaluated.perImage() == null ? null : evaluated.perImage().auc(),
        evaluated.perImage() == null ? null : evaluated.perImage().low(),
        evaluated.perImage() == null ? null : evaluated.perImage().high(),
        reference.averagesFlips(),
        command,
        reference.identities(),
        evaluated.perBreast(),
        evaluated.perPatient());
  }

  private static TestEvaluation look(
      TrainedModel model, PatchSet patches, PatchEvaluation evaluated) {
    Estimate auc = evaluated.lesions().auc();
    return new TestEvaluation(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        patches.dataset().digest(),
        evaluated.patches(),
        evaluated.patients(),
        evaluated.lesions().malignant(),
        auc == null ? null : auc.value(),
        auc == null ? null : auc.low(),
        auc == null ? null : auc.high(),
        false,
        TestEvaluation.OF_PATCHES,
        List.of(model.directory().identity()),
        null,
        null);
  }

  private static int looks(ModelDescription description, Dataset dataset) {
    return (int)
        description.evaluations().stream()
            .filter(evaluation -> dataset.digest().equals(evaluation.dataset()))
            .count();
  }
}
