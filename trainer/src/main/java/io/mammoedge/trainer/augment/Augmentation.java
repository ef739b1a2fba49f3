package io.mammoedge.trainer.augment;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.random.RandomGenerator;

/**
 * How far training images are varied (paper §2: flips, ±25°, shear ±0.2 rad, zoom 0.8–1.2, shift
 * ±20 of 255). All geometry is one affine map about the centre; the border is continued.
 *
 * @param horizontalFlip half of the images are mirrored left to right
 * @param verticalFlip half of the images are mirrored top to bottom
 * @param rotation largest angle, degrees
 * @param shear largest angle, radians
 * @param zoom largest relative change, drawn for x and y on their own
 * @param shift largest change of all values, on the 0..255 scale
 */
public record Augmentation(
    boolean horizontalFlip,
    boolean verticalFlip,
    double rotation,
    double shear,
    double zoom,
    double shift) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(false, false, 0, 0, 0, 0);

  /** The paper's, for both stages. */
  public static final Augmentation PAPER = new Augmentation(true, true, 25, 0.2, 0.2, 20);

  /** Checks the ranges. */
  public Augmentation {
    if (!(rotation >= 0 && rotation <= 180)
        || !(shear >= 0 && shear < 1.5)
        || !(zoom >= 0 && zoom < 1)
        || !(shift >= 0 && shift <= 255)) {
      throw new IllegalArgumentException(
          "augmentation out of range: rotation 0..180, shear 0..1.5, zoom 0..1, shift 0..255");
    }
  }

  /**
   * A varied copy.
   *
   * @param image values on the 0..255 scale
   * @param random decides; the same state gives the same copy
   */
  public Plane apply(Plane image, RandomGenerator random) {
    Affine map = draw(random);
    double change = shift * (2 * random.nextDouble() - 1);
    Plane moved = map.isIdentity() ? image : map.resample(image);
    return change == 0 ? moved : shifted(moved, (float) change);
  }

  /** As above, for several equal channels. */
  public java.util.List<Plane> apply(Plane image, int channels, RandomGenerator random) {
    return java.util.Collections.nCopies(channels, apply(image, random));
  }

  private Affine draw(RandomGenerator random) {
    double mirrorX = horizontalFlip && random.nextBoolean() ? -1 : 1;
    double mirrorY = verticalFlip && random.nextBoolean() ? -1 : 1;
    double angle = Math.toRadians(rotation) * (2 * random.nextDouble() - 1);
    double slant = shear * (2 * random.nextDouble() - 1);
    double zoomX = 1 + zoom * (2 * random.nextDouble() - 1);
    double zoomY = 1 + zoom * (2 * random.nextDouble() - 1);
    return Affine.of(angle, slant, zoomX * mirrorX, zoomY * mirrorY);
  }

  private static Plane shifted(Plane image, float change) {
    float[] out = new float[image.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.min(255, Math.max(0, image.values()[i] + change));
    }
    return new Plane(image.height(), image.width(), out);
  }
}
