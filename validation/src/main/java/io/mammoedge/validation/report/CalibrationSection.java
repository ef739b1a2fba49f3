package io.mammoedge.validation.report;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Recalibration;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether probabilities are frequencies, on either road: an AUC cannot tell. */
final class CalibrationSection {
  private CalibrationSection() {}

  static Section of(Parity.Outcome outcome) {
    ParityResult result = outcome.result();
    Calibration reference = result.all().reference().calibration();
    Calibration candidate = result.all().candidate().calibration();
    Table table =
        Table.of(
                "Calibration",
                "road",
                "Brier score",
                "expected calibration error",
                "intercept",
                "slope")
            .withRow(
                row(result.reference().name(), reference, outcome.cases().reference(), outcome))
            .withRow(
                row(result.candidate().name(), candidate, outcome.cases().candidate(), outcome));
    return Section.of(
        "Calibration",
        table,
        new Figure(
            ParityCharts.reliability(
                result.reference().name(), reference, result.candidate().name(), candidate),
            "Images in ten groups by probability: which share of a group is malignant. On the dashed"
                + " line a probability is a frequency; in a set with another share of cancers than"
                + " the training set it cannot be."));
  }

  private static List<String> row(
      String road, Calibration calibration, double[] logOdds, Parity.Outcome outcome) {
    Optional<Recalibration> line = line(logOdds, outcome);
    return List.of(
        road,
        Numbers.rate(calibration.brier()),
        Numbers.rate(calibration.expectedError()),
        line.map(found -> Numbers.signed(found.intercept())).orElse("–"),
        line.map(found -> Numbers.rate(found.slope())).orElse("–"));
  }

  /** Cox's line from log-odds to truth; none where a threshold separates the classes. */
  private static Optional<Recalibration> line(double[] logOdds, Parity.Outcome outcome) {
    if (!Arrays.stream(logOdds).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Recalibration.of(outcome.cases().referenceCases().withScores(logOdds)));
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
