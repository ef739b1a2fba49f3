package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.evaluate.Confusion;
import io.mammoedge.trainer.evaluate.LesionAuc;
import io.mammoedge.trainer.evaluate.PatchEvaluation;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What {@code evaluate --patches} says at its end, and prints as JSON.
 *
 * @param dataset digest of the data set that the patches are cut from
 * @param split which part of it
 * @param model that was evaluated
 * @param look how often it has now been held against this test split; null for another split
 * @param result accuracy, confusion matrix and AUC
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
record PatchReport(
    String dataset,
    String split,
    ModelDescription.Member model,
    Integer look,
    PatchEvaluation result,
    String researchUse) {
  private static final int CELL = 16;

  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  void print(boolean json, CommandLine line) {
    ReportPrinter.print(this, json, this::words, look, line);
  }

  private void words(PrintWriter out) {
    out.printf(
        "accuracy %s, %d patches of %d images of %d patients%n",
        Numbers.area(result.accuracy()), result.patches(), result.images(), result.patients());
    LesionAuc lesions = result.lesions();
    if (lesions.auc() == null) {
      out.printf("malignant against benign: left out: %s%n", lesions.leftOut());
    } else {
      out.printf(
          "malignant against benign: AUC %s, %d lesion patches, %d malignant%n",
          Numbers.area(lesions.auc()), lesions.patches(), lesions.malignant());
    }
    out.printf("95 %% intervals: %s%n%n", result.bootstrap().label());
    confusion(result.confusion(), out);
  }

  private static void confusion(Confusion confusion, PrintWriter out) {
    row("true \\ found", confusion.classes(), out);
    for (int k = 0; k < confusion.classes().size(); k++) {
      row(confusion.classes().get(k), confusion.counts().get(k), out);
    }
  }

  private static void row(String name, List<?> cells, PrintWriter out) {
    out.printf("%-" + CELL + "s", name);
    cells.forEach(cell -> out.printf("%" + CELL + "s", cell));
    out.println();
  }
}
