package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/** Paints a lesion around a point; {@code scale} is the number of pixels of one at 576 rows. */
final class LesionPainter {
  private LesionPainter() {}

  /** What a lesion adds to the grey values where the breast is thickest. */
  static Canvas paint(Lesion lesion, double x, double y, Tissue.Size size) {
    Canvas canvas = new Canvas(size.height(), size.width());
    SplittableRandom random = Seeds.stream(lesion.seed(), "shape");
    if (lesion.kind() == Lesion.Kind.MASS) {
      Mass.paint(canvas, lesion, x, y, random);
    } else {
      Calcifications.paint(canvas, lesion, x, y, random);
    }
    return canvas;
  }
}
