package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * Ligaments and vessels: faint bent lines all over the breast, as thin and as bright as spicules,
 * so that a line alone does not betray a malignant mass.
 */
final class Strands {
  private Strands() {}

  static Canvas draw(SplittableRandom random, Outline outline, Tissue.Size size) {
    Canvas canvas = new Canvas(size.height(), size.width());
    int count = random.nextInt(25, 60);
    for (int k = 0; k < count; k++) {
      strand(canvas, random, outline);
    }
    return canvas;
  }

  private static void strand(Canvas canvas, SplittableRandom random, Outline outline) {
    double scale = canvas.height / 576.0;
    double y = outline.nippleY() + random.nextDouble(-0.9, 0.9) * outline.below();
    double x = outline.skin(y) * random.nextDouble();
    double length = scale * random.nextDouble(15, 60);
    double slope = (outline.nippleY() - y) / Math.max(1, outline.nippleX() - x);
    double dy = slope + random.nextDouble(-0.9, 0.9);
    double norm = length / Math.sqrt(1 + dy * dy);
    double halfWidth = scale * random.nextDouble(0.7, 1.5);
    double brightness = random.nextDouble(0.02, 0.075);
    for (int half = -1; half <= 1; half += 2) {
      double bend = random.nextDouble(-0.25, 0.25);
      canvas.stroke(x, y, half * norm, half * dy * norm, bend, halfWidth, brightness);
    }
  }
}
