package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.AucEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well scores tell the classes apart, with 95 % intervals.
 *
 * @param images scored
 * @param patients whose images they are
 * @param malignant images
 * @param perImage null where it is left out
 * @param perBreast null where it is left out
 * @param perPatient null where it is left out
 * @param leftOut what is left out, and why
 */
public record Evaluated(
    int images,
    int patients,
    int malignant,
    AucEstimate perImage,
    AucEstimate perBreast,
    AucEstimate perPatient,
    List<LeftOut> leftOut) {
  /** Copies the list. */
  public Evaluated {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Why there is no AUC.
   *
   * @param per {@code image}, {@code breast} or {@code patient}
   * @param why one line
   */
  public record LeftOut(String per, String why) {}

  /** Judges scored images. */
  public static Evaluated of(List<ScoredCase> scored) {
    List<LeftOut> leftOut = new ArrayList<>();
    return new Evaluated(
        scored.size(),
        (int) scored.stream().map(ScoredCase::patient).distinct().count(),
        (int) scored.stream().filter(ScoredCase::malignant).count(),
        auc(Grouping.IMAGE, scored, leftOut),
        auc(Grouping.BREAST, scored, leftOut),
        auc(Grouping.PATIENT, scored, leftOut),
        leftOut);
  }

  /** The AUC at one level, or empty where it is left out. */
  public Optional<AucEstimate> at(Grouping level) {
    return Optional.ofNullable(
        switch (level) {
          case IMAGE -> perImage;
          case BREAST -> perBreast;
          case PATIENT -> perPatient;
        });
  }

  private static AucEstimate auc(Grouping level, List<ScoredCase> scored, List<LeftOut> leftOut) {
    try {
      return level.auc(scored);
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      leftOut.add(new LeftOut(level.word(), e.getMessage()));
      return null;
    }
  }
}
