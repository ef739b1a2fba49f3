package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** From scores on two roads to a verdict. */
final class ParityJudge {
  private final ParityRequest request;
  private final ParityCases cases;
  private final Cases reference;
  private final Cases candidate;
  private final Agreement agreement;

  ParityJudge(ParityRequest request, ParityCases cases, OptionalDouble threshold) {
    this.request = request;
    this.cases = cases;
    this.reference = cases.referenceCases();
    this.candidate = cases.candidateCases();
    this.agreement = Agreement.of(cases.reference(), cases.candidate(), threshold, Agreement.FP32);
  }

  /** The verdict and its sentence. */
  record Judgement(Verdict verdict, String reason) {}

  Agreement agreement() {
    return agreement;
  }

  /** The same network in the same precision: every single score must agree. */
  Judgement numeric() {
    String numbers =
        String.format(
            Locale.ROOT,
            "largest |Δp| %.2g (allowed %.0e), largest |Δ log-odds| %.2g (allowed %.0e), %d flips"
                + " on %d images",
            agreement.maxDeltaProbability(),
            agreement.tolerance().probability(),
            agreement.maxDeltaLogit(),
            agreement.tolerance().logit(),
            agreement.flips().size(),
            agreement.cases());
    return new Judgement(agreement.holds() ? Verdict.EQUIVALENT : Verdict.DIFFERENT, numbers);
  }

  /** Unlike arithmetic: the AUC must not move by more than the margin, nor many decisions flip. */
  Judgement statistical() {
    StatisticalVerdict judged =
        StatisticalVerdict.of(reference, candidate, agreement, request.margin());
    return new Judgement(judged.verdict(), judged.reason());
  }

  List<AucEstimate> referenceAuc() {
    return estimates(reference);
  }

  List<AucEstimate> candidateAuc() {
    return estimates(candidate);
  }

  private static List<AucEstimate> estimates(Cases cases) {
    return orNone(() -> List.of(DeLong.estimate(cases), ClusteredAuc.estimate(cases)));
  }

  List<AucDifference> differences() {
    return orNone(
        () ->
            List.of(
                DeLong.compare(reference, candidate), ClusteredAuc.compare(reference, candidate)));
  }

  /** Without both classes there is no area; the numeric comparison stands on its own. */
  private static <T> List<T> orNone(java.util.function.Supplier<List<T>> statistics) {
    try {
      return statistics.get();
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      return List.of();
    }
  }

  double meanDelta() {
    double sum = 0;
    for (int i = 0; i < reference.size(); i++) {
      sum += candidate.scores()[i] - reference.scores()[i];
    }
    return sum / reference.size();
  }

  double referenceBrier() {
    return brier(reference);
  }

  double candidateBrier() {
    return brier(candidate);
  }

  /** The mean squared error of the probabilities (Brier 1950). */
  private static double brier(Cases cases) {
    double sum = 0;
    for (int i = 0; i < cases.size(); i++) {
      double error = cases.scores()[i] - (cases.positive()[i] ? 1 : 0);
      sum += error * error;
    }
    return sum / cases.size();
  }

  ParityCases cases() {
    return cases;
  }
}
