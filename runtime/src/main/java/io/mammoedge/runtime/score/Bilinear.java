package io.mammoedge.runtime.score;

/** Interpolation between the centres of cells; beyond the outermost centres the edge goes on. */
final class Bilinear {
  private Bilinear() {}

  /**
   * A value between cells.
   *
   * @param y position down, 0..1 of the whole height
   * @param x position across, 0..1 of the whole width
   */
  static float at(float[] cells, int height, int width, float y, float x) {
    float row = clamp(y * height - 0.5f, height - 1);
    float column = clamp(x * width - 0.5f, width - 1);
    int top = (int) row;
    int left = (int) column;
    int below = Math.min(top + 1, height - 1) * width;
    int right = Math.min(left + 1, width - 1);
    float upper = mix(cells[top * width + left], cells[top * width + right], column - left);
    float lower = mix(cells[below + left], cells[below + right], column - left);
    return mix(upper, lower, row - top);
  }

  private static float clamp(float value, int max) {
    return Math.max(0, Math.min(max, value));
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
