package io.mammoedge.validation.cli;

import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.validation.parity.ParityResult;
import java.util.List;
import java.util.Locale;

/** {@code parity} as a gate. */
final class ParityGate {
  private ParityGate() {}

  static GateResult of(ParityResult result) {
    GateCheck check =
        new GateCheck(
                "parity." + result.kind(),
                result.candidate() + " against " + result.reference(),
                Outcome.of(result.verdict().exitCode()),
                result.verdict().label() + ": " + result.reason())
            .with("images", result.images())
            .with("patients", result.patients())
            .with("malignant images", result.malignant())
            .with("split", result.split())
            .with("from", result.from())
            .with("largest |Δp|", number("%.1e", result.agreement().maxDeltaProbability()))
            .with("largest |Δ log-odds|", number("%.1e", result.agreement().maxDeltaLogit()))
            .with("decisions that differ", result.agreement().flips().size());
    for (AucEstimate auc : result.candidateAuc()) {
      check = check.with("AUC, " + auc.method().label(), area(auc));
    }
    return new GateResult(
        "parity of " + result.candidate(), List.of(check), ScoreResult.RESEARCH_USE);
  }

  private static String area(AucEstimate auc) {
    return String.format(
        Locale.ROOT, "%.4f, 95 %% interval %.4f to %.4f", auc.auc(), auc.low(), auc.high());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
