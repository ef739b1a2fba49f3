package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Noise of 32x32 with a blob in the middle: darker is class 0, brighter class 1. */
final class Blobs implements Samples {
  private final List<Plane> images = new ArrayList<>();

  Blobs(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      float[] values = new float[32 * 32];
      for (int p = 0; p < values.length; p++) {
        boolean inside = Math.hypot(p / 32 - 16, p % 32 - 16) < 8;
        values[p] =
            (float) (100 + 10 * random.nextGaussian() + (inside ? (i % 2 == 0 ? -30 : 30) : 0));
      }
      images.add(new Plane(32, 32, values));
    }
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int[] labels(int index) {
    return new int[] {index % 2};
  }

  @Override
  public Plane image(int index) {
    return images.get(index);
  }
}
