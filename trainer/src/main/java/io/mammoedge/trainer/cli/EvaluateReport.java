package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.evaluate.AucByLevel;
import io.mammoedge.trainer.evaluate.AucComparison;
import io.mammoedge.trainer.evaluate.Averages;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Grouping;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
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
 * @param bootstrap where other intervals than those of the result come from; null if not asked for
 * @param intervals the AUCs with those; null if not asked for
 * @param averages what averaging is worth; null if not asked for
 * @param reference the comparison with other scores; null if not asked for
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
record EvaluateReport(
    String dataset,
    String split,
    List<ModelDescription.Member> models,
    boolean flips,
    Integer look,
    Evaluated result,
    PatientBootstrap bootstrap,
    AucByLevel intervals,
    Averages averages,
    AucComparison reference,
    String researchUse) {
  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  void print(boolean json, CommandLine line) {
    ReportPrinter.print(this, json, this::words, look, line);
  }

  private void words(PrintWriter out) {
    words(result, this::interval, out);
    if (reference != null) {
      compared(out);
    }
    if (averages != null) {
      AveragesText.print(averages, out);
    }
  }

  /** The AUC of every level in words, a line each. */
  static void words(Evaluated result, PrintWriter out) {
    words(result, (level, auc) -> interval(auc), out);
  }

  private static void words(
      Evaluated result, BiFunction<Grouping, AucEstimate, String> interval, PrintWriter out) {
    for (Grouping level : Grouping.values()) {
      result.at(level).ifPresent(auc -> words(level, auc, interval.apply(level, auc), out));
    }
    result.leftOut().forEach(left -> out.printf("per %s: left out: %s%n", left.per(), left.why()));
  }

  private static void words(Grouping level, AucEstimate auc, String interval, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "per %s: AUC %.3f (95 %% interval %s), %s, %d malignant%n",
        level.word(),
        auc.auc(),
        interval,
        switch (level) {
          case IMAGE -> auc.n() + " images of " + auc.clusters() + " patients";
          case BREAST -> auc.n() + " breasts of " + auc.clusters() + " patients";
          case PATIENT -> auc.n() + " patients";
        },
        auc.positives());
  }

  private String interval(Grouping level, AucEstimate auc) {
    if (bootstrap == null) {
      return interval(auc);
    }
    Estimate drawn = intervals.at(level).orElseThrow();
    return String.format(
        Locale.ROOT, "%.3f to %.3f, %s", drawn.low(), drawn.high(), bootstrap.label());
  }

  private static String interval(AucEstimate auc) {
    return String.format(Locale.ROOT, "%.3f to %.3f", auc.low(), auc.high());
  }

  private void compared(PrintWriter out) {
    out.printf(
        "%nCompared with %s (95 %% intervals: %s):%n",
        reference.reference().name(), reference.bootstrap().label());
    for (Grouping level : Grouping.values()) {
      reference
          .difference()
          .at(level)
          .ifPresent(
              difference ->
                  out.printf(
                      "per %s: AUC %s, reference %s, difference %s%n",
                      level.word(),
                      Numbers.area(reference.candidate().at(level).orElseThrow()),
                      Numbers.area(reference.reference().at(level).orElseThrow()),
                      Numbers.difference(difference)));
    }
  }
}
