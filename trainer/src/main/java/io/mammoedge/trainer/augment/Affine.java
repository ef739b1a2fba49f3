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
      double startX = b * (y - centreY) - a * centreX + centreX;
      double startY = d * (y - centreY) - c * centreX + centreY;
      for (int x = 0; x < width; x++) {
        out[y * width + x] = sample(image, (float) (startX + a * x), (float) (startY + c * x));
      }
    }
    return new Plane(height, width, out);
  }

  private static float sample(Plane image, float x, float y) {
    float px = Math.min(image.width() - 1, Math.max(0, x));
    float py = Math.min(image.height() - 1, Math.max(0, y));
    int left = Math.min((int) px, image.width() - 2);
    int upper = Math.min((int) py, image.height() - 2);
    float fx = px - left;
    float fy = py - upper;
    float[] v = image.values();
    int top = upper * image.width() + left;
    int bottom = top + image.width();
    float above = v[top] + fx * (v[top + 1] - v[top]);
    float below = v[bottom] + fx * (v[bottom + 1] - v[bottom]);
    return above + fy * (below - above);
  }
}
