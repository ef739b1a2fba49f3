package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.patch.PlaceLabels;
import java.util.List;

/**
 * An image as the network gets it.
 *
 * @param planes one a channel, values on the 0..255 scale
 * @param labels one, or one for each place of the network's answer, row by row
 */
public record Sample(List<Plane> planes, int[] labels) {
  /** The label of a place that neither trains nor judges. */
  public static final int NOTHING = PlaceLabels.NOTHING;
}
