package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * How a random forest is grown.
 *
 * @param trees at least 1
 * @param depth of a tree at most, at least 1
 * @param minSplit a node is split only where it holds at least this share of the training images, 0
 *     to 1
 * @param seed of the bags and of the features that a split may choose from
 */
public record ForestSettings(int trees, int depth, double minSplit, long seed) {
  /** As recalled, not verified (paper §3.4). */
  public static final int TREES = 500;

  /** As recalled, not verified (paper §3.4). */
  public static final int DEPTH = 9;

  /**
   * 300 of 1,903 training images, both as recalled, not verified (paper §1.1, §3.4). A share, since
   * no node of a few hundred images would ever be split at 300.
   */
  public static final double MIN_SPLIT = 300.0 / 1903;

  /** With the seed 0. */
  public static final ForestSettings USUAL = new ForestSettings(TREES, DEPTH, MIN_SPLIT, 0);

  /** Checks the ranges. */
  public ForestSettings {
    if (trees < 1 || depth < 1 || !(minSplit >= 0 && minSplit <= 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "a forest needs at least 1 tree, a depth of at least 1 and a share of 0 to 1 to split, not"
              + " %d, %d and %s".formatted(trees, depth, minSplit));
    }
  }

  /** Images that a node must hold to be split. */
  int minSplitOf(int images) {
    return Math.max(2, (int) Math.round(minSplit * images));
  }
}
