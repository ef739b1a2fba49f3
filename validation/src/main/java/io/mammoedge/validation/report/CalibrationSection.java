package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityResult;

/** Whether probabilities are frequencies, on either road: an AUC cannot tell. */
final class CalibrationSection {
  private CalibrationSection() {}

  static Section of(Parity.Outcome outcome) {
    ParityResult result = outcome.result();
    Calibration reference = result.all().reference().calibration();
    Calibration candidate = result.all().candidate().calibration();
    Table table =
        Table.of("Calibration", "road", "Brier score", "expected calibration error")
            .withRow(row(result.reference().name(), reference))
            .withRow(row(result.candidate().name(), candidate));
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

  private static String[] row(String road, Calibration calibration) {
    return new String[] {
      road, Numbers.rate(calibration.brier()), Numbers.rate(calibration.expectedError())
    };
  }
}
