package io.mammoedge.trainer.augment;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How far training images are varied (paper §2: flips, ±25°, shear ±0.2 rad, zoom 0.8–1.2, shift
 * ±20 of 255 in each channel). All geometry is one affine map about the centre; the border is
 * continued.
 *
 * @param horizontalFlip half of the images are mirrored left to right
 * @param verticalFlip half of the images are mirrored top to bottom
 * @param rotation largest angle, degrees
 * @param shear largest angle, radians
 * @param zoom largest relative change, drawn for rows and columns on their own
 * @param shift largest change of all values of a channel, on the 0..255 scale; the result stays
 *     within the image's own smallest and largest value
 * @param interpolation between pixels; bilinear where absent
 */
public record Augmentation(
    boolean horizontalFlip,
    boolean verticalFlip,
    double rotation,
    double shear,
    double zoom,
    double shift,
    Interpolation interpolation) {
  /** Images as they are. */
  public static final Augmentation NONE =
      new Augmentation(false, false, 0, 0, 0, 0, Interpolation.BILINEAR);

  /** The paper's, for both stages. */
  public static final Augmentation PAPER =
      new Augmentation(true, true, 25, 0.2, 0.2, 20, Interpolation.NEAREST);

  /** Checks the ranges. */
  public Augmentation {
    if (!(rotation >= 0 && rotation <= 180)
        || !(shear >= 0 && shear < 1.5)
        || !(zoom >= 0 && zoom < 1)
        || !(shift >= 0 && shift <= 255)) {
      throw new IllegalArgumentException(
          "augmentation out of range: rotation 0..180, shear 0..1.5, zoom 0..1, shift 0..255");
    }
    interpolation = Objects.requireNonNullElse(interpolation, Interpolation.BILINEAR);
  }

  /**
   * Varied copies, one a channel: moved alike, shifted differently.
   *
   * @param image values on the 0..255 scale
   * @param channels how many
   * @param random decides; the same state gives the same copies
   */
  public List<Plane> apply(Plane image, int channels, RandomGenerator random) {
    return vary(image, channels, random).planes();
  }

  /** As above, with what is needed to follow a place of the image. */
  public Varied vary(Plane image, int channels, RandomGenerator random) {
    Affine map = draw(random);
    Plane moved = map.isIdentity() ? image : map.resample(image, interpolation);
    return new Varied(shifted(moved, channels, random), map);
  }

  private List<Plane> shifted(Plane moved, int channels, RandomGenerator random) {
    if (shift == 0) {
      return Collections.nCopies(channels, moved);
    }
    Range range = Range.of(moved);
    return IntStream.range(0, channels)
        .mapToObj(channel -> range.shifted(moved, (float) (shift * centred(random))))
        .toList();
  }

  /**
   * A varied image.
   *
   * @param planes one a channel
   * @param from where each of its pixels comes from
   */
  public record Varied(List<Plane> planes, Affine from) {}

  Affine draw(RandomGenerator random) {
    double mirrorColumns = horizontalFlip && random.nextBoolean() ? -1 : 1;
    double mirrorRows = verticalFlip && random.nextBoolean() ? -1 : 1;
    double angle = Math.toRadians(rotation) * centred(random);
    double slant = shear * centred(random);
    double zoomRows = 1 + zoom * centred(random);
    double zoomColumns = 1 + zoom * centred(random);
    return Affine.of(angle, slant, zoomRows * mirrorRows, zoomColumns * mirrorColumns);
  }

  private static double centred(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  /** The smallest and the largest value of an image. */
  private record Range(float least, float most) {
    static Range of(Plane image) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (float value : image.values()) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      return new Range(least, most);
    }

    Plane shifted(Plane image, float change) {
      float[] out = new float[image.values().length];
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.min(most, Math.max(least, image.values()[i] + change));
      }
      return new Plane(image.height(), image.width(), out);
    }
  }
}
