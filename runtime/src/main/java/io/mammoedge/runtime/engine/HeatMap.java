package io.mammoedge.runtime.engine;

/**
 * A class activation map of "malignant" in the network's own coarse cells, row by row.
 *
 * @param height cells, at least 1
 * @param width cells, at least 1
 * @param values {@code height * width} of them, in logit units before pooling; shared, not copied
 */
public record HeatMap(int height, int width, float[] values) {
  /** Checks the size. */
  public HeatMap {
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + values.length + " values");
    }
  }
}
