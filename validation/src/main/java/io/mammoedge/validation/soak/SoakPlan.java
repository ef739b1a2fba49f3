package io.mammoedge.validation.soak;

/**
 * What happens to a node.
 *
 * @param studies that are sent, of four views each, at least 1
 * @param kills {@code kill -9}, while the first three fifths of the studies come; not negative
 * @param outages of the PACS, in the same time; not negative
 * @param seed of all that is drawn
 */
public record SoakPlan(int studies, int kills, int outages, long seed) {
  /** The views of a study. */
  public static final int VIEWS = 4;

  /** The node is left alone for the rest, so that its memory can be watched. */
  private static final double TROUBLED = 0.6;

  /** Checks the ranges. */
  public SoakPlan {
    if (studies < 1 || kills < 0 || outages < 0) {
      throw new IllegalArgumentException(studies + " studies, " + kills + " kills, " + outages);
    }
  }

  /** Images that are sent. */
  public int images() {
    return studies * VIEWS;
  }

  /** After how many acknowledged images nothing more is done to the node. */
  public int quietFrom() {
    return (int) (images() * TROUBLED);
  }
}
