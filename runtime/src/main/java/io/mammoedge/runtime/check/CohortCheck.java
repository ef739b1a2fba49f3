package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.stats.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Scores a site's own labelled cases, and compares with scores made elsewhere. */
public final class CohortCheck {
  private final Scorer scorer;
  private final Manifest manifest;
  private final Margins margins;
  private final List<CohortRow> rows = new ArrayList<>();
  private final List<ScoreResult> results = new ArrayList<>();
  private final List<CohortReport.Refused> refused = new ArrayList<>();
  private final ImagesDigest images = new ImagesDigest();

  private CohortCheck(Scorer scorer, Manifest manifest, Margins margins) {
    this.scorer = scorer;
    this.manifest = manifest;
    this.margins = margins;
  }

  /**
   * Scores every case and judges.
   *
   * @param scorer the release
   * @param manifest what the release states of itself
   * @param cohort at least one case; all of them have a reference score, or none
   * @param margins how much may differ
   * @param step called after each case
   */
  public static CohortReport run(
      Scorer scorer, Manifest manifest, List<CohortRow> cohort, Margins margins, Runnable step) {
    CohortCheck check = new CohortCheck(scorer, manifest, margins);
    for (CohortRow row : cohort) {
      check.score(row);
      step.run();
    }
    return check.report();
  }

  private void score(CohortRow row) {
    images.add(row.file());
    ScoreResult result = scorer.score(row.file()).result();
    if (result.isRefused()) {
      refused.add(new CohortReport.Refused(row.line(), result.refusal().code()));
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
        images.sha256(),
        refused,
        CohortVerdict.auc(here),
        hasReference() ? comparison(here) : null,
        hasReference() ? null : againstEvidence(here),
        operatingPoint(here),
        ScoreResult.RESEARCH_USE);
  }

  private CohortReport.Comparison comparison(Cases here) {
    double[] scores = rows.stream().mapToDouble(CohortRow::score).toArray();
    double[] logOdds = results.stream().mapToDouble(ScoreResult::logOdds).toArray();
    return new CohortVerdict(threshold(), margins.paired()).compare(cases(scores), here, logOdds);
  }

  private boolean hasReference() {
    return !rows.isEmpty() && rows.get(0).score() != null;
  }

  private OptionalDouble threshold() {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null ? OptionalDouble.empty() : OptionalDouble.of(point.threshold());
  }

  private EvidenceComparison againstEvidence(Cases here) {
    return manifest.evidence() == null
        ? null
        : new NonInferiority(manifest.evidence(), margins.evidence()).judge(here);
  }

  private OperatingPointHere operatingPoint(Cases here) {
    return manifest.operatingPoint() == null
        ? null
        : OperatingPointHere.of(manifest.operatingPoint(), here);
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
