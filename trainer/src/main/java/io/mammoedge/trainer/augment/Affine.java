package io.mammoedge.trainer.augment;

import io.mammoedge.runtime.preprocess.Plane;

/** A linear map about the image's centre, from output to input pixels: (x, y) to (ax+by, cx+dy). */
record Affine(double a, double b, double c, double d) {
  /** Rotation, then shear, then zoom; a negative zoom mirrors. */
  static Affine of(double angle, double shear, double zoomX, double zoomY) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double shearX = -Math.sin(shear);
    double shearY = Math.cos(shear);
    return new Affine(
        cos * zoomX, (cos * shearX - sin * shearY) * zoomY,
        sin * zoomX, (sin * shearX + cos * shearY) * zoomY);
  }

  boolean isIdentity() {
    return a == 1 && b == 0 && c == 0 && d == 1;
  }

  /** Bilinear; outside, the nearest pixel. */
  Plane resample(Plane image) {
    int height = image.height();
    int width = image.width();
    float[] out = new float[height * width];
    double centreX = (width - 1) / 2.0;
    double centreY = (height - 1) / 2.0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x - centreX;
        double dy = y - centreY;
        out[y * width + x] = sample(image, a * dx + b * dy + centreX, c * dx + d * dy + centreY);
      }
    }
    return new Plane(height, width, out);
  }

  private static float sample(Plane image, double x, double y) {
    double px = Math.min(image.width() - 1, Math.max(0, x));
    double py = Math.min(image.height() - 1, Math.max(0, y));
    int left = (int) px;
    int upper = (int) py;
    int right = Math.min(left + 1, image.width() - 1);
    int lower = Math.min(upper + 1, image.height() - 1);
    float fx = (float) (px - left);
    float fy = (float) (py - upper);
    float[] v = image.values();
    int top = upper * image.width();
    int bottom = lower * image.width();
    float above = v[top + left] + fx * (v[top + right] - v[top + left]);
    float below = v[bottom + left] + fx * (v[bottom + right] - v[bottom + left]);
    return above + fy * (below - above);
  }
}
