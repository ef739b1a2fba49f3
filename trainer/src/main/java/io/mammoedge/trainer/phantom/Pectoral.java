package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.View;
import java.util.SplittableRandom;

/**
 * The pectoral muscle of an oblique view: the upper corner at the chest wall, {@code width} pixels
 * along the upper edge, {@code height} down the chest wall, its edge bowed. Empty in other views.
 */
record Pectoral(double width, double height, double bow, double grey) {
  static Pectoral of(View view, int height, int width, SplittableRandom random) {
    boolean oblique = view == View.MLO;
    return new Pectoral(
        oblique ? width * random.nextDouble(0.28, 0.44) : 0,
        oblique ? height * random.nextDouble(0.45, 0.66) : 0,
        random.nextDouble(-0.1, 0.2),
        random.nextDouble(0.42, 0.56));
  }

  /** Its last column in a row. */
  double edge(double y) {
    if (y >= height) {
      return 0;
    }
    double t = y / height;
    return width * (1 - t + 4 * bow * t * (1 - t) * (1 - t));
  }
}
