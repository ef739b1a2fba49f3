package io.mammoedge.trainer.evaluate;

import java.util.List;

/**
 * Scores held against others of the same images.
 *
 * @param bootstrap where the intervals come from
 * @param candidate the AUC of the scores
 * @param reference the AUC of the others
 * @param difference candidate less reference, of which both are drawn alike
 */
public record AucComparison(
    PatientBootstrap bootstrap, AucByLevel candidate, AucByLevel reference, AucByLevel difference) {
  /**
   * Compares scores of the same images in the same order.
   *
   * @param name of the reference
   */
  public static AucComparison of(
      String name,
      List<ScoredCase> reference,
      List<ScoredCase> candidate,
      PatientBootstrap bootstrap) {
    List<AucByLevel> rows =
        bootstrap.byLevel(
            List.of(reference, candidate),
            List.of(
                AucStatistic.area("candidate", 1),
                AucStatistic.area(name, 0),
                AucStatistic.difference("difference", 1, 0)));
    return new AucComparison(bootstrap, rows.get(0), rows.get(1), rows.get(2));
  }
}
