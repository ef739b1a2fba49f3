package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;

/**
 * How the baseline is made.
 *
 * @param cutoffs of probability at which a heat map is cut into regions, each at least 0 and below
 *     1, at least one, none twice
 * @param forest over the regions' features
 */
public record BaselineSettings(List<Double> cutoffs, ForestSettings forest) {
  /** As recalled, not verified; that there are four is in the text (paper §3.4). */
  public static final List<Double> CUTOFFS = List.of(0.3, 0.5, 0.7, 0.9);

  /** The paper's, as far as it is known. */
  public static final BaselineSettings USUAL = new BaselineSettings(CUTOFFS, ForestSettings.USUAL);

  /** Checks the ranges and copies the list. */
  public BaselineSettings {
    cutoffs = List.copyOf(cutoffs);
    if (cutoffs.isEmpty()
        || !cutoffs.stream().allMatch(cutoff -> cutoff >= 0 && cutoff < 1)
        || cutoffs.stream().distinct().count() < cutoffs.size()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "cutoffs are different probabilities of 0 to below 1, such as 0.3,0.5; not " + cutoffs);
    }
  }
}
