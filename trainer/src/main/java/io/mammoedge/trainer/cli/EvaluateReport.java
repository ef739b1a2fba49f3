package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.cli.CliJson;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Grouping;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What {@code evaluate} says at its end, and prints as JSON.
 *
 * @param dataset digest of the data set
 * @param split which part of it
 * @param models that were averaged
 * @param flips whether the four flips were averaged
 * @param look how often one of the models has now been held against this test split; null for
 *     another split
 * @param result the AUCs
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
record EvaluateReport(
    String dataset,
    String split,
    List<ModelDescription.Member> models,
    boolean flips,
    Integer look,
    Evaluated result,
    String researchUse) {
  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  void print(boolean json, CommandLine line) {
    PrintWriter out = line.getOut();
    if (json) {
      out.println(CliJson.write(this));
    } else {
      words(result, out);
    }
    out.flush();
    if (look != null) {
      tell(look, line);
    }
  }

  /** That a test split was looked at, on standard error. */
  static void tell(int look, CommandLine line) {
    line.getErr()
        .printf(
            "This is look %d at the test split; model.json keeps count. A test set that was looked"
                + " at often proves little.%n",
            look);
    line.getErr().flush();
  }

  /** The AUC of every level in words, a line each. */
  static void words(Evaluated result, PrintWriter out) {
    for (Grouping level : Grouping.values()) {
      result.at(level).ifPresent(auc -> words(level, auc, out));
    }
    result.leftOut().forEach(left -> out.printf("per %s: left out: %s%n", left.per(), left.why()));
  }

  private static void words(Grouping level, AucEstimate auc, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "per %s: AUC %.3f (95 %% interval %.3f to %.3f), %s, %d malignant%n",
        level.word(),
        auc.auc(),
        auc.low(),
        auc.high(),
        switch (level) {
          case IMAGE -> auc.n() + " images of " + auc.clusters() + " patients";
          case BREAST -> auc.n() + " breasts of " + auc.clusters() + " patients";
          case PATIENT -> auc.n() + " patients";
        },
        auc.positives());
  }
}
