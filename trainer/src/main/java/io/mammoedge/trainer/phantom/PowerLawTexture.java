package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * Noise whose power falls with spatial frequency as 1/f^3, as the tissue of mammograms does
 * (Burgess, Jacobson and Judy, Medical Physics 28, 2001): white noise of every octave, added from
 * coarse to fine.
 */
final class PowerLawTexture {
  /** Power density f^-3 in two dimensions asks for amplitudes that fall by √2 an octave. */
  private static final double OCTAVE = StrictMath.sqrt(0.5);

  /**
   * What doubling the size leaves of an octave's amplitude, (3² + 1²) / 4² in each direction; the
   * finest octave is never doubled.
   */
  private static final double DOUBLING = 0.625;

  private static final int COARSEST = 8;

  private PowerLawTexture() {}

  /** A field of mean 0 and variance 1. */
  static Canvas draw(SplittableRandom random, int height, int width) {
    int octaves = 0;
    while (Math.min(height, width) >> octaves > COARSEST) {
      octaves++;
    }
    Canvas field = null;
    for (int k = octaves; k >= 0; k--) {
      int rows = ((height - 1) >> k) + 1;
      int columns = ((width - 1) >> k) + 1;
      Canvas finer = field == null ? new Canvas(rows, columns) : twice(field, rows, columns);
      double amplitude = StrictMath.pow(OCTAVE, octaves - k) * (k == 0 ? DOUBLING : 1);
      addNoise(finer, random, amplitude);
      field = finer;
    }
    return standardised(field);
  }

  private static void addNoise(Canvas field, SplittableRandom random, double amplitude) {
    for (int i = 0; i < field.values.length; i++) {
      field.values[i] += (float) (amplitude * Seeds.normal(random));
    }
  }

  /** Doubles the size; repeated, its taps (1, 3, 3, 1)/4 tend to a smooth quadratic spline. */
  private static Canvas twice(Canvas field, int height, int width) {
    Canvas wide = new Canvas(field.height, width);
    for (int y = 0; y < field.height; y++) {
      for (int x = 0; x < width; x++) {
        int near = y * field.width + (x >> 1);
        int far = y * field.width + neighbour(x, field.width);
        wide.values[y * width + x] = 0.75f * field.values[near] + 0.25f * field.values[far];
      }
    }
    Canvas tall = new Canvas(height, width);
    for (int y = 0; y < height; y++) {
      int near = (y >> 1) * width;
      int far = neighbour(y, field.height) * width;
      for (int x = 0; x < width; x++) {
        tall.values[y * width + x] = 0.75f * wide.values[near + x] + 0.25f * wide.values[far + x];
      }
    }
    return tall;
  }

  private static int neighbour(int fine, int size) {
    int coarse = (fine >> 1) + ((fine & 1) == 0 ? -1 : 1);
    return Math.min(size - 1, Math.max(0, coarse));
  }

  private static Canvas standardised(Canvas field) {
    double sum = 0;
    double squares = 0;
    for (float value : field.values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / field.values.length;
    double deviation = Math.sqrt(squares / field.values.length - mean * mean);
    for (int i = 0; i < field.values.length; i++) {
      field.values[i] = (float) ((field.values[i] - mean) / deviation);
    }
    return field;
  }
}
