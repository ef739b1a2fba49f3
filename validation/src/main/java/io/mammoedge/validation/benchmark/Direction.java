package io.mammoedge.validation.benchmark;

import java.util.List;

/**
 * The direction in which vectors differ most: the first principal component, by power iteration.
 *
 * @param vector of length 1
 * @param mean of the vectors' components along it
 * @param deviation standard deviation of those components
 */
record Direction(double[] vector, double mean, double deviation) {
  private static final int ITERATIONS = 50;

  static Direction of(List<float[]> vectors) {
    int length = vectors.get(0).length;
    double[] mean = new double[length];
    for (float[] vector : vectors) {
      for (int c = 0; c < length; c++) {
        mean[c] += vector[c] / (double) vectors.size();
      }
    }
    double[] direction = new double[length];
    for (int c = 0; c < length; c++) {
      direction[c] = vectors.get(0)[c] - mean[c];
    }
    for (int i = 0; i < ITERATIONS; i++) {
      direction = step(vectors, mean, normalised(direction));
    }
    double[] unit = normalised(direction);
    double squares = 0;
    for (float[] vector : vectors) {
      squares += Math.pow(along(vector, mean, unit), 2) / vectors.size();
    }
    double middle = 0;
    for (int c = 0; c < length; c++) {
      middle += mean[c] * unit[c];
    }
    return new Direction(unit, middle, Math.sqrt(squares));
  }

  /** The covariance matrix times the direction. */
  private static double[] step(List<float[]> vectors, double[] mean, double[] direction) {
    double[] next = new double[direction.length];
    for (float[] vector : vectors) {
      double along = along(vector, mean, direction);
      for (int c = 0; c < next.length; c++) {
        next[c] += along * (vector[c] - mean[c]);
      }
    }
    return next;
  }

  private static double along(float[] vector, double[] mean, double[] direction) {
    double sum = 0;
    for (int c = 0; c < direction.length; c++) {
      sum += (vector[c] - mean[c]) * direction[c];
    }
    return sum;
  }

  private static double[] normalised(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double[] unit = new double[vector.length];
    for (int c = 0; c < unit.length; c++) {
      unit[c] = vector[c] / Math.sqrt(squares);
    }
    return unit;
  }
}
