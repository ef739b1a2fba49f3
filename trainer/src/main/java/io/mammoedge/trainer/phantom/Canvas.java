package io.mammoedge.trainer.phantom;

/**
 * A grey picture to draw on; values 0..1 for dark to bright, without bounds while it is drawn.
 * Drawing outside has no effect.
 */
final class Canvas {
  final int height;
  final int width;
  final float[] values;

  Canvas(int height, int width) {
    this.height = height;
    this.width = width;
    this.values = new float[height * width];
  }

  /** Brightness around a point, from its offset in pixels. */
  interface Profile {
    double at(double dx, double dy);
  }

  /** Brightens the square of half-width {@code reach} around (x, y) to at least the profile. */
  void lighten(double x, double y, double reach, Profile profile) {
    int bottom = (int) Math.min(height - 1, Math.ceil(y + reach));
    int right = (int) Math.min(width - 1, Math.ceil(x + reach));
    for (int row = (int) Math.max(0, y - reach); row <= bottom; row++) {
      for (int column = (int) Math.max(0, x - reach); column <= right; column++) {
        int i = row * width + column;
        values[i] = Math.max(values[i], (float) profile.at(column - x, row - y));
      }
    }
  }

  /**
   * Draws a bent line that tapers off: a parabola from (x, y) into the direction (dx, dy).
   *
   * @param bend sideways shift of its end as a fraction of its length
   * @param halfWidth in pixels, at the start
   * @param brightness at the start; a third of it is left at the end
   */
  void stroke(
      double x, double y, double dx, double dy, double bend, double halfWidth, double brightness) {
    double length = Math.sqrt(dx * dx + dy * dy);
    int steps = (int) Math.ceil(length / Math.max(0.5, halfWidth / 2));
    for (int k = 0; k <= steps; k++) {
      double t = (double) k / steps;
      double side = bend * t * t;
      double radius = halfWidth * (1 - 0.5 * t);
      double level = brightness * (1 - 0.67 * t);
      lighten(
          x + dx * t - dy * side,
          y + dy * t + dx * side,
          radius + 1,
          (ox, oy) -> level * disc(Math.sqrt(ox * ox + oy * oy), radius, 1));
    }
  }

  /** 1 inside the radius, 0 outside, a smooth rim of width {@code soft} between. */
  static double disc(double distance, double radius, double soft) {
    return 1 - smooth(radius - soft / 2, radius + soft / 2, distance);
  }

  /** Rises smoothly from 0 at {@code from} to 1 at {@code to}. */
  static double smooth(double from, double to, double x) {
    double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }
}
