package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.View;
import java.util.SplittableRandom;

/**
 * The skin line of one view in pixels, chest wall at the left edge of the image: half a
 * superellipse around (0, nippleY), in an oblique view taller above the nipple, where the breast
 * goes over into the armpit.
 */
record Outline(
    double nippleX,
    double nippleY,
    double above,
    double below,
    double columnPower,
    double rowPower) {
  static Outline of(Traits traits, View view, int height, int width, SplittableRandom random) {
    boolean oblique = view == View.MLO;
    double girth = height * traits.girth();
    return new Outline(
        width * traits.depth() * random.nextDouble(0.95, 1.03),
        height * (oblique ? random.nextDouble(0.53, 0.60) : random.nextDouble(0.46, 0.54)),
        oblique ? height * random.nextDouble(0.72, 0.90) : girth,
        girth * random.nextDouble(0.92, 1.04),
        random.nextDouble(1.5, 2.1),
        random.nextDouble(1.45, 1.95));
  }

  /** How much a column counts: 0 at the chest wall, 1 at the nipple. */
  double columnTerm(double x) {
    return StrictMath.pow(x / nippleX, columnPower);
  }

  /**
   * How much a row counts: 0 at the nipple, 1 at the breast's ends. A pixel with {@code inside = 1
   * - columnTerm - rowTerm} above 0 lies within the skin.
   */
  double rowTerm(double y) {
    double extent = y < nippleY ? above : below;
    return StrictMath.pow(Math.abs(y - nippleY) / extent, rowPower);
  }

  /** The column of the skin in a row; 0 beyond the breast's ends. */
  double skin(double y) {
    return nippleX * StrictMath.pow(Math.max(0, 1 - rowTerm(y)), 1 / columnPower);
  }
}
