package io.mammoedge.runtime.check;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.stats.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Scores a site's own labelled cases, and compares with scores made elsewhere. */
public final class CohortCheck {
  private final Scorer scorer;
  private final CohortVerdict judge;
  private final List<CohortRow> rows = new ArrayList<>();
  private final List<ScoreResult> results = new ArrayList<>();
  private final List<CohortReport.Refused> refused = new ArrayList<>();

  private CohortCheck(Scorer scorer, OptionalDouble threshold, double margin) {
    this.scorer = scorer;
    this.judge = new CohortVerdict(threshold, margin);
  }

  /**
   * Scores every case and judges.
   *
   * @param scorer the release
   * @param cohort at least one case; all of them have a reference score, or none
   * @param threshold operating point; empty: no decisions to compare
   * @param margin largest tolerable |ΔAUC|
   * @param step called after each case
   */
  public static CohortReport run(
      Scorer scorer,
      List<CohortRow> cohort,
      OptionalDouble threshold,
      double margin,
      Runnable step) {
    CohortCheck check = new CohortCheck(scorer, threshold, margin);
    for (CohortRow row : cohort) {
      check.score(row);
      step.run();
    }
    return check.report();
  }

  private void score(CohortRow row) {
    ScoreResult result = scorer.score(row.file()).result();
    if (result.isRefused()) {
      ScoreResult.Refusal why = result.refusal();
      refused.add(new CohortReport.Refused(result.file(), why.code(), why.message()));
    } else {
      rows.add(row);
      results.add(result);
    }
  }

  private CohortReport report() {
    Cases here = cases(results.stream().mapToDouble(ScoreResult::probability).toArray());
    return new CohortReport(
        scorer.origin(),
        here.size(),
        here.clusterCount(),
        here.count(true),
        refused,
        CohortVerdict.auc(here),
        comparison(here),
        ScoreResult.RESEARCH_USE);
  }

  private CohortReport.Comparison comparison(Cases here) {
    if (rows.isEmpty() || rows.get(0).score() == null) {
      return null;
    }
    double[] scores = rows.stream().mapToDouble(CohortRow::score).toArray();
    double[] logOdds = results.stream().mapToDouble(ScoreResult::logOdds).toArray();
    return judge.compare(cases(scores), here, logOdds);
  }

  private Cases cases(double[] scores) {
    boolean[] malignant = new boolean[rows.size()];
    for (int i = 0; i < malignant.length; i++) {
      malignant[i] = rows.get(i).malignant();
    }
    return new Cases(
        scores, malignant, rows.stream().map(CohortRow::patient).toArray(String[]::new));
  }
}
