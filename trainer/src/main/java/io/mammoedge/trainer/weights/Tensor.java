package io.mammoedge.trainer.weights;

/**
 * A named array's shape and values, outside any engine.
 *
 * @param shape sizes, slowest first; empty for a scalar
 * @param values as many as the product of the shape; shared, not copied
 */
public record Tensor(long[] shape, float[] values) {
  /** Checks that the values fit the shape. */
  public Tensor {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    if (count != values.length) {
      throw new IllegalArgumentException(count + " values expected, not " + values.length);
    }
  }

  /** The same values in another shape of as many. */
  public Tensor reshaped(long... other) {
    return new Tensor(other, values);
  }
}
