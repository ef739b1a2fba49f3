package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * Calcium deposits. Malignant: many fine specks of varied shape and brightness in a cluster.
 * Benign: a few round coarse ones, spread as widely.
 */
final class Calcifications {
  private Calcifications() {}

  static void paint(Canvas canvas, Lesion lesion, double x, double y, SplittableRandom random) {
    int count = lesion.malignant() ? random.nextInt(8, 21) : random.nextInt(1, 6);
    double spread = lesion.size() * canvas.height / 2;
    for (int k = 0; k < count; k++) {
      double angle = random.nextDouble(2 * Math.PI);
      double distance = spread * Math.sqrt(random.nextDouble());
      double cx = x + distance * StrictMath.cos(angle);
      double cy = y + distance * StrictMath.sin(angle);
      if (lesion.malignant()) {
        speck(canvas, lesion, cx, cy, random);
      } else {
        bead(canvas, lesion, cx, cy, random);
      }
    }
  }

  private static void speck(
      Canvas canvas, Lesion lesion, double x, double y, SplittableRandom random) {
    double scale = canvas.height / 576.0;
    double radius = scale * random.nextDouble(0.75, 1.5);
    double slender = random.nextDouble(0.45, 1);
    double angle = random.nextDouble(Math.PI);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double level = lesion.contrast() * random.nextDouble(0.5, 1.3);
    canvas.lighten(
        x,
        y,
        radius / slender + 1,
        (dx, dy) -> {
          double along = (dx * cos + dy * sin) * slender;
          double across = (dy * cos - dx * sin) / slender;
          return level * Canvas.disc(Math.sqrt(along * along + across * across), radius, 1);
        });
  }

  private static void bead(
      Canvas canvas, Lesion lesion, double x, double y, SplittableRandom random) {
    double scale = canvas.height / 576.0;
    double radius = scale * random.nextDouble(2, 4);
    double level = lesion.contrast() * random.nextDouble(0.6, 1.1);
    canvas.lighten(
        x,
        y,
        radius + 2,
        (dx, dy) -> level * Canvas.disc(Math.sqrt(dx * dx + dy * dy), radius, 1.5));
  }
}
