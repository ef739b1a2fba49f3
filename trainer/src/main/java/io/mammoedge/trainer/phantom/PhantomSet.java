package io.mammoedge.trainer.phantom;

/**
 * How many phantoms of which size, and the seed that everything follows from.
 *
 * @param patients at least 1
 * @param height rows of an image, 64..8192
 * @param width columns of an image, 64..8192
 * @param seed any number
 */
public record PhantomSet(int patients, int height, int width, long seed) {
  private static final int SMALLEST = 64;
  private static final int LARGEST = 8192;

  /** What the demo writes: 300 patients, 576 x 448 pixels. */
  public static final PhantomSet DEMO = new PhantomSet(300, 576, 448, 1);

  /** Checks the ranges. */
  public PhantomSet {
    if (patients < 1 || patients > 99_999) {
      throw new IllegalArgumentException("patients must be 1..99999, not " + patients);
    }
    if (Math.min(height, width) < SMALLEST || Math.max(height, width) > LARGEST) {
      throw new IllegalArgumentException(
          "an image side must be 64..8192 pixels, not " + height + "x" + width);
    }
  }
}
