package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The look at the test split: the model as it came and the new one side by side.
 *
 * @param dataset of the site
 * @param model as it came
 * @param made the new one
 * @param spent the labelled patients
 * @param choices for the weights as they came
 */
record Comparison(Dataset dataset, Path model, Path made, Spent spent, SiteChoices choices) {
  private static final String COMMAND = "finetune";

  /**
   * Scores the split with both, and notes the look in both.
   *
   * @param site with the labelled patients only
   * @param last what the new model is
   */
  TransferResult run(Dataset site, TransferStep last) throws IOException {
    SiteScores test = new SiteScores("Scoring the test split", dataset, dataset.split(Split.TEST));
    try (Reference before = Reference.open(List.of(model), false);
        Reference after = Reference.open(List.of(made), false)) {
      SiteTuning tuned =
          last == TransferStep.FINE_TUNED ? tuned(before, after, site) : choices.recalibrated();
      float oldMean = before.members().get(0).description().mean();
      float mean = after.members().get(0).description().mean();
      Map<TransferStep, List<ScoredCase>> scores = new EnumMap<>(TransferStep.class);
      scores.put(TransferStep.BEFORE, test.of(before));
      if (last == TransferStep.FINE_TUNED) {
        scores.put(TransferStep.RECALIBRATED, test.of(before.withMean(mean)));
      }
      scores.put(last, test.of(after));
      int look =
          Math.max(note(before, scores.get(TransferStep.BEFORE)), note(after, scores.get(last)));
      return new TransferResult(report(before, look, rows(oldMean, mean, tuned, scores)), scores);
    }
  }

  /** The images that were trained on score too well to choose anything. */
  private static SiteTuning tuned(Reference before, Reference after, Dataset site) {
    List<ImageRow> choosing = site.split(Split.VALIDATION);
    return SiteTuning.of(
        new SiteScores("Scoring the patients who chose the epoch", site, choosing).of(after),
        Whose.ofSite(
            "images of the patients who chose the epoch",
            before.members().get(0).description(),
            site));
  }

  private int note(Reference reference, List<ScoredCase> scored) {
    return TestLog.record(reference, dataset, Evaluated.of(scored), COMMAND);
  }

  private List<TransferRow> rows(
      double oldMean, double mean, SiteTuning tuned, Map<TransferStep, List<ScoredCase>> scores) {
    LockedSplit split = LockedSplit.of(scores.get(TransferStep.BEFORE));
    List<TransferRow> rows = new ArrayList<>();
    rows.add(split.asItCame(TransferStep.BEFORE, oldMean, choices.home()));
    rows.add(split.asItCame(TransferStep.NEW_THRESHOLD, oldMean, choices.point()));
    rows.add(
        split.moved(
            TransferStep.RECALIBRATED,
            mean,
            choices.recalibrated(),
            scores.get(TransferStep.RECALIBRATED)));
    if (scores.containsKey(TransferStep.FINE_TUNED)) {
      rows.add(
          split.moved(TransferStep.FINE_TUNED, mean, tuned, scores.get(TransferStep.FINE_TUNED)));
    }
    return rows;
  }

  private TransferReport report(Reference before, int look, List<TransferRow> rows) {
    List<ImageRow> test = dataset.split(Split.TEST);
    return new TransferReport(
        before.identities().get(0),
        dataset.digest(),
        spent,
        test.size(),
        (int) test.stream().map(ImageRow::patient).distinct().count(),
        (int) test.stream().filter(ImageRow::malignant).count(),
        look,
        test.stream().anyMatch(row -> row.manufacturer().equals(PhantomGenerator.MANUFACTURER)),
        rows,
        ScoreResult.RESEARCH_USE);
  }
}
