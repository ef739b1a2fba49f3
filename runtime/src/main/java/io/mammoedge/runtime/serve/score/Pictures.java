package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.HeatMapImage;
import io.mammoedge.runtime.score.Scored;
import java.util.Base64;

/**
 * Which pictures are asked for.
 *
 * @param image the mammogram alone
 * @param heatmap the mammogram under its heat map
 */
record Pictures(boolean image, boolean heatmap) {
  private static final int LONGEST_SIDE = 1152;

  /** Base64 of a PNG, or null where not asked for, or refused. */
  String image(Scored scored) {
    return image && scored.mammogram() != null
        ? base64(HeatMapImage.png(Plane.of(scored.mammogram()), LONGEST_SIDE))
        : null;
  }

  /** The same under its heat map; null for releases without one. */
  String heatmap(Scored scored, Preprocessing steps) {
    return heatmap && hasMap(scored) ? base64(heatmapPng(scored, steps)) : null;
  }

  /** Whether there is a heat map. */
  static boolean hasMap(Scored scored) {
    return scored.outcome() != null && scored.outcome().cam() != null;
  }

  /** A PNG file. */
  static byte[] heatmapPng(Scored scored, Preprocessing steps) {
    Plane plane = Plane.of(scored.mammogram());
    return HeatMapImage.png(
        plane, scored.outcome().cam(), steps.place(plane).placement(), LONGEST_SIDE);
  }

  private static String base64(byte[] png) {
    return Base64.getEncoder().encodeToString(png);
  }
}
