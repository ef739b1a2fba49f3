package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How well a split was scored. Intervals are of 95 %, by Obuchowski's variance, clustered by
 * patient.
 *
 * @param perImage each image on its own, as the paper has it
 * @param perBreast both views of a breast averaged; null where the data set knows no sides, or too
 *     few breasts of a class are left
 * @param perPatient all images of a patient averaged; null where too few of a class are left
 */
public record Evaluated(AucEstimate perImage, AucEstimate perBreast, AucEstimate perPatient) {
  /** Checks for null. */
  public Evaluated {
    Objects.requireNonNull(perImage, "perImage is null");
  }

  /**
   * Judges scores.
   *
   * @throws MammoEdgeException with fewer than two patients that have an image of either class
   */
  public static Evaluated of(List<ScoredCase> scored) {
    return new Evaluated(
        ClusteredAuc.estimate(ScoredCase.cases(scored)),
        estimate(Grouping.BREAST.of(scored)),
        estimate(Grouping.PATIENT.of(scored)));
  }

  private static AucEstimate estimate(Optional<Cases> groups) {
    if (groups.isEmpty() || groups.get().count(true) < 2 || groups.get().count(false) < 2) {
      return null;
    }
    try {
      return ClusteredAuc.estimate(groups.get());
    } catch (MammoEdgeException e) {
      return null;
    }
  }
}
