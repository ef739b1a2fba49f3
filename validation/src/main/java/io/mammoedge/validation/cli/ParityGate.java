package io.mammoedge.validation.cli;

import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.validation.parity.FollowedImage;
import io.mammoedge.validation.parity.ParityMeasures;
import io.mammoedge.validation.parity.ParityResult;
import io.mammoedge.validation.parity.RoadMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code parity} as a gate. */
final class ParityGate {
  private ParityGate() {}

  static GateResult of(ParityResult result) {
    GateCheck all =
        check(
            "parity." + result.kind(),
            result.candidate().name() + " against " + result.reference().name(),
            result.verdict(),
            result.reason(),
            result.all());
    for (Map.Entry<String, String> fact : result.cases().entrySet()) {
      all = all.with(fact.getKey(), fact.getValue());
    }
    List<GateCheck> checks = new ArrayList<>(List.of(all));
    if (result.layers() != null) {
      checks.add(layers(result.layers()));
    }
    return new GateResult(
        "parity of " + result.candidate().name(), checks, ScoreResult.RESEARCH_USE);
  }

  private static GateCheck layers(FollowedImage followed) {
    return new GateCheck(
            "parity.layers",
            "every layer of " + followed.image(),
            followed.holds() ? Outcome.PASSED : Outcome.FAILED,
            followed.profile().verdict())
        .with("stages", followed.profile().rows().size());
  }

  private static GateCheck check(
      String group, String name, Verdict verdict, String reason, ParityMeasures measures) {
    GateCheck check =
        new GateCheck(group, name, Outcome.of(verdict.exitCode()), verdict.label() + ": " + reason)
            .with("images", measures.images())
            .with("patients", measures.patients())
            .with("malignant images", measures.malignant())
            .with("largest |Δp|", number("%.1e", measures.agreement().maxDeltaProbability()))
            .with("mean Δp", number("%.1e", measures.probabilities().mean()))
            .with("largest |Δ log-odds|", number("%.1e", measures.agreement().maxDeltaLogit()));
    if (measures.agreement().threshold() != null) {
      check =
          check
              .with("flips", measures.agreement().flips().size())
              .with("ties", measures.agreement().ties().size());
    }
    for (AucDifference difference : measures.difference()) {
      check = check.with("ΔAUC, " + difference.method().label(), delta(difference));
    }
    return road(road(check, "reference", measures.reference()), "candidate", measures.candidate());
  }

  private static GateCheck road(GateCheck check, String road, RoadMeasures measures) {
    GateCheck told = check;
    for (AucEstimate auc : measures.auc()) {
      told = told.with(road + " AUC, " + auc.method().label(), area(auc));
    }
    if (measures.decisions() != null) {
      told =
          told.with(road + " sensitivity", share(measures.decisions().sensitivity()))
              .with(road + " specificity", share(measures.decisions().specificity()));
    }
    return told.with(road + " Brier score", number("%.4f", measures.calibration().brier()))
        .with(road + " calibration error", number("%.4f", measures.calibration().expectedError()));
  }

  private static String share(Proportion share) {
    return share == null ? "no case" : share.successes() + " of " + share.total();
  }

  private static String delta(AucDifference difference) {
    return difference.identicalRanking()
        ? "0 (identical ranking)"
        : String.format(
            Locale.ROOT,
            "%+.5f, 90 %% interval %+.5f to %+.5f",
            difference.delta(),
            difference.ci90().low(),
            difference.ci90().high());
  }

  private static String area(AucEstimate auc) {
    return String.format(
        Locale.ROOT, "%.4f, 95 %% interval %.4f to %.4f", auc.auc(), auc.low(), auc.high());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
