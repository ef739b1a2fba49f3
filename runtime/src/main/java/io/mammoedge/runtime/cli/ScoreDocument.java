package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import java.util.List;

/** What {@code score --json} prints. */
record ScoreDocument(
    String release,
    String version,
    String variant,
    String variantReason,
    String provider,
    String fallback,
    String researchUse,
    List<Entry> results) {
  static ScoreDocument of(Origin origin, List<Entry> results) {
    return new ScoreDocument(
        origin.release(),
        origin.version(),
        origin.variant(),
        origin.variantReason(),
        origin.provider(),
        origin.fallbackReason(),
        ScoreResult.RESEARCH_USE,
        List.copyOf(results));
  }

  /** One file; what belongs to all of them is said once. */
  record Entry(
      String file,
      Double probability,
      Double logOdds,
      String decision,
      Laterality laterality,
      View view,
      String intensity,
      List<String> warnings,
      ScoreResult.Refusal refusal,
      String heatmap) {
    static Entry of(ScoreResult result, String heatmap) {
      return new Entry(
          result.file(),
          result.probability(),
          result.logOdds(),
          result.decision(),
          result.laterality(),
          result.view(),
          result.intensity(),
          result.warnings(),
          result.refusal(),
          heatmap);
    }
  }
}
