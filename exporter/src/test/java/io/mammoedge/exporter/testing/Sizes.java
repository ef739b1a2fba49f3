package io.mammoedge.exporter.testing;

import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Random sizes, the same for one seed. */
public final class Sizes {
  private Sizes() {}

  /** One number an axis, each from {@code low} to {@code high}. */
  public static Shape random(Random random, int axes, int low, int high) {
    return each(axes, i -> random.nextInt(low, high + 1));
  }

  /** One number an axis, told from its position. */
  public static Shape each(int axes, IntToLongFunction size) {
    return new Shape(IntStream.range(0, axes).mapToLong(size).toArray());
  }
}
