package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.Aggregation;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import java.util.List;

/**
 * What counts as one case. The probability of a group is the mean of those of its images; a group
 * is malignant if any of its images is.
 */
public enum Grouping {
  /** Every image for itself. */
  IMAGE("image"),
  /** All images of one breast. */
  BREAST("breast"),
  /** All images of one patient. */
  PATIENT("patient");

  private final String word;

  Grouping(String word) {
    this.word = word;
  }

  /** For people. */
  public String word() {
    return word;
  }

  /**
   * The groups, in the order in which each first appears, as log-odds; patients are the clusters.
   *
   * @throws MammoEdgeException if breasts are asked for and an image has no side
   */
  public Cases cases(List<ScoredCase> images) {
    if (this == BREAST) {
      requireSides(images);
    }
    return Aggregation.of(ScoredCase.cases(images), images.stream().map(this::key).toList());
  }

  /**
   * The AUC of the groups. Patients are independent of each other (DeLong); images and breasts of
   * one patient are not (Obuchowski).
   *
   * @throws MammoEdgeException if an image has no side, or a class has too few patients
   */
  public AucEstimate auc(List<ScoredCase> images) {
    Cases cases = cases(images);
    return this == PATIENT ? DeLong.estimate(cases) : ClusteredAuc.estimate(cases);
  }

  private static void requireSides(List<ScoredCase> images) {
    long without = images.stream().filter(image -> image.side().isEmpty()).count();
    if (without > 0) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "%d of %d images have no side, so breasts cannot be told apart"
              .formatted(without, images.size()));
    }
  }

  private Object key(ScoredCase image) {
    return switch (this) {
      case IMAGE -> image.image();
      case BREAST -> List.of(image.patient(), image.side());
      case PATIENT -> image.patient();
    };
  }
}
