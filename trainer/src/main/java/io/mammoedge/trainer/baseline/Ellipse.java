package io.mammoedge.trainer.baseline;

/**
 * The ellipse with the second moments of a region, its pixels taken as points.
 *
 * @param large the larger eigenvalue of the inertia tensor, the variance along the major axis in
 *     square pixels
 * @param small the smaller one, at least 0
 * @param orientation of the major axis against the axis of rows, counter-clockwise, -pi/2 to pi/2
 */
record Ellipse(double large, double small, double orientation) {
  /** Of a region. Sums are whole numbers, so that a symmetric region is exactly symmetric. */
  static Ellipse of(RegionShape shape) {
    long n = 0;
    long sumY = 0;
    long sumX = 0;
    long sumYy = 0;
    long sumXx = 0;
    long sumYx = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        if (shape.at(y, x)) {
          n++;
          sumY += y;
          sumX += x;
          sumYy += (long) y * y;
          sumXx += (long) x * x;
          sumYx += (long) y * x;
        }
      }
    }
    return of(n * n, n * sumYy - sumY * sumY, n * sumXx - sumX * sumX, n * sumYx - sumY * sumX);
  }

  /** Of variances and covariance, each times {@code scale}. */
  private static Ellipse of(long scale, long yy, long xx, long yx) {
    double mean = (yy + xx) / 2.0;
    double difference = Math.hypot((yy - xx) / 2.0, (double) yx);
    return new Ellipse(
        (mean + difference) / scale,
        Math.max(0, mean - difference) / scale,
        yy == xx && yx == 0 ? -Math.PI / 4 : 0.5 * Math.atan2(2.0 * yx, (double) (yy - xx)));
  }

  /** Length of the major axis in pixels. */
  double majorAxis() {
    return 4 * Math.sqrt(large);
  }

  /** Length of the minor axis in pixels. */
  double minorAxis() {
    return 4 * Math.sqrt(small);
  }

  /** 0 for a circle or a point, 1 for a line. */
  double eccentricity() {
    return large == 0 ? 0 : Math.sqrt(1 - small / large);
  }
}
