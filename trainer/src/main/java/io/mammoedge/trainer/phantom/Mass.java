package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * A mass: a dome whose rim is drawn by harmonics of the angle. Benign: oval or lobulated, the rim
 * rather sharp. Malignant: irregular, the rim rather blurred, with spicules that reach far beyond
 * it.
 */
final class Mass {
  private static final int HARMONICS = 7;

  private Mass() {}

  static void paint(Canvas canvas, Lesion lesion, double x, double y, SplittableRandom random) {
    double radius = lesion.size() * canvas.height / 2;
    double[] cosines = new double[HARMONICS];
    double[] sines = new double[HARMONICS];
    for (int k = 2; k < HARMONICS; k++) {
      double amplitude = amplitude(lesion.malignant(), k);
      cosines[k] = amplitude * random.nextDouble(-1, 1);
      sines[k] = amplitude * random.nextDouble(-1, 1);
    }
    double blur = lesion.malignant() ? random.nextDouble(0.2, 0.5) : random.nextDouble(0.1, 0.4);
    canvas.lighten(
        x,
        y,
        2 * radius,
        (dx, dy) -> lesion.contrast() * dome(dx / radius, dy / radius, cosines, sines, blur));
    if (lesion.malignant()) {
      spicules(canvas, lesion, x, y, random);
    }
  }

  private static double amplitude(boolean malignant, int harmonic) {
    if (harmonic == 2) {
      return 0.16;
    }
    return malignant ? 0.11 : harmonic == 3 ? 0.06 : 0;
  }

  /** 1 at the centre, half of it near the rim, then falling to 0 over the width {@code blur}. */
  private static double dome(double dx, double dy, double[] cosines, double[] sines, double blur) {
    double distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < 1e-9) {
      return 1;
    }
    double ratio = distance / rim(dx / distance, dy / distance, cosines, sines);
    double body = 0.5 + 0.5 * Math.sqrt(Math.max(0, 1 - ratio * ratio));
    return body * Canvas.disc(ratio, 1, 2 * blur);
  }

  /** The rim's distance in the direction of a unit vector, by the recursion of cos(kt), sin(kt). */
  private static double rim(double c, double s, double[] cosines, double[] sines) {
    double rim = 1;
    double ck = c;
    double sk = s;
    for (int k = 2; k < cosines.length; k++) {
      double next = ck * c - sk * s;
      sk = sk * c + ck * s;
      ck = next;
      rim += cosines[k] * ck + sines[k] * sk;
    }
    return Math.max(0.4, rim);
  }

  private static void spicules(
      Canvas canvas, Lesion lesion, double x, double y, SplittableRandom random) {
    double scale = canvas.height / 576.0;
    double radius = lesion.size() * canvas.height / 2;
    int count = random.nextInt(11, 22);
    double strength = random.nextDouble(0.5, 1.0);
    for (int k = 0; k < count; k++) {
      double angle = 2 * Math.PI * (k + random.nextDouble(-0.4, 0.4)) / count;
      double length = radius * random.nextDouble(0.7, 1.8) + 5 * scale;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      canvas.stroke(
          x + 0.7 * radius * cos,
          y + 0.7 * radius * sin,
          length * cos,
          length * sin,
          random.nextDouble(-0.2, 0.2),
          scale * random.nextDouble(0.9, 1.5),
          lesion.contrast() * strength * random.nextDouble(0.7, 1.2));
    }
  }
}
