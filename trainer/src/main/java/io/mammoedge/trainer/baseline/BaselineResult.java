package io.mammoedge.trainer.baseline;

import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;

/**
 * What a run of the baseline gives.
 *
 * @param scored images of the split asked for
 * @param outOfBag training images, each scored by the trees that were grown without it; images that
 *     all trees have seen are left out
 * @param features of all images, training split first
 * @param varying features that are not the same for all training images: those that the forest uses
 * @param minSplit training images that a node had to hold to be split
 * @param mostUsed features that most splits use
 */
public record BaselineResult(
    List<ScoredCase> scored,
    List<ScoredCase> outOfBag,
    FeatureTable features,
    int varying,
    int minSplit,
    List<FeatureUse> mostUsed) {
  /** Copies the lists. */
  public BaselineResult {
    scored = List.copyOf(scored);
    outOfBag = List.copyOf(outOfBag);
    mostUsed = List.copyOf(mostUsed);
  }
}
