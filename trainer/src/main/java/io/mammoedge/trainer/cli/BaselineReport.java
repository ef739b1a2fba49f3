package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.baseline.BaselineSettings;
import io.mammoedge.trainer.baseline.FeatureUse;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Grouping;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What {@code baseline} says at its end, and prints as JSON.
 *
 * @param dataset digest of the data set
 * @param split which part of it
 * @param patchModel whose heat maps were measured
 * @param settings of regions and forest
 * @param features measured of an image
 * @param varying of them, not the same for all training images
 * @param minSplit training images that a node had to hold to be split
 * @param look how often the patch model has now been held against this test split; null for another
 *     split
 * @param result the AUCs
 * @param outOfBag the AUCs on the training split, of the trees that did not see an image
 * @param mostUsed features that most splits use
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
record BaselineReport(
    String dataset,
    String split,
    ModelDescription.Member patchModel,
    BaselineSettings settings,
    int features,
    int varying,
    int minSplit,
    Integer look,
    Evaluated result,
    Evaluated outOfBag,
    List<FeatureUse> mostUsed,
    String researchUse) {
  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  void print(boolean json, CommandLine line) {
    ReportPrinter.print(this, json, this::words, look, line);
  }

  private void words(PrintWriter out) {
    EvaluateReport.words(result, out);
    outOfBag
        .at(Grouping.IMAGE)
        .ifPresent(
            auc ->
                out.printf(
                    Locale.ROOT,
                    "out of bag, %d training images: AUC %.3f per image (too good where the patch"
                        + " model was trained on them)%n",
                    auc.n(),
                    auc.auc()));
    out.printf(
        Locale.ROOT,
        "%d trees, depth %d, nodes of %d images or more split; %d of %d features vary%n",
        settings.forest().trees(),
        settings.forest().depth(),
        minSplit,
        varying,
        features);
    out.println("splits   feature");
    mostUsed.forEach(use -> out.printf(Locale.ROOT, "%6d   %s%n", use.splits(), use.feature()));
  }
}
