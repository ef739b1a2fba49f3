package io.mammoedge.exporter.testing;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.Random;

/** Presentation values 0..65535 to try things on. */
public final class Images {
  private Images() {}

  /** Every pixel at random 0 or 65535: the hardest case for a filter. */
  public static Plane extremes(long seed, int height, int width) {
    Random random = new Random(seed);
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextBoolean() ? 65535 : 0;
    }
    return new Plane(height, width, values);
  }

  /** Uniform noise. */
  public static Plane noise(long seed, int height, int width) {
    Random random = new Random(seed);
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(65536);
    }
    return new Plane(height, width, values);
  }

  /** A grey rectangle somewhere on a background of low noise; it may be one pixel wide. */
  public static Plane rectangle(long seed, int height, int width) {
    Random random = new Random(seed);
    int top = random.nextInt(height);
    int left = random.nextInt(width);
    int bottom = top + 1 + random.nextInt(height - top);
    int right = left + 1 + random.nextInt(width - left);
    int grey = 10_000 + random.nextInt(55_536);
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      boolean inside =
          i / width >= top && i / width < bottom && i % width >= left && i % width < right;
      values[i] = inside ? grey : random.nextInt(5000);
    }
    return new Plane(height, width, values);
  }
}
