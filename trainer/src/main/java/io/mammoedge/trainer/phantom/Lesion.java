package io.mammoedge.trainer.phantom;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * One finding of a phantom, as it shows in one view. Benign and malignant ones draw size and
 * contrast from the same distributions: only their shape tells them apart.
 *
 * @param kind mass or calcifications
 * @param malignant spiculated mass or fine pleomorphic cluster; else smooth mass or few round
 *     coarse calcifications
 * @param depth where between chest wall (0; in MLO, the pectoral muscle) and skin (1)
 * @param level where between the breast's upper end (-1), the nipple (0) and its lower end (1)
 * @param size diameter of the mass or the cluster as a fraction of the image height
 * @param contrast what it adds to the grey value, as a fraction of the full range
 * @param seed of its shape
 */
public record Lesion(
    Kind kind,
    boolean malignant,
    double depth,
    double level,
    double size,
    double contrast,
    long seed) {
  /** What is seen. */
  public enum Kind {
    /** A space-occupying lesion. */
    MASS,
    /** Calcium deposits. */
    CALCIFICATIONS
  }

  /** Checks the ranges. */
  public Lesion {
    Objects.requireNonNull(kind, "kind is null");
    if (!(depth >= 0 && depth <= 1 && level >= -1 && level <= 1)) {
      throw new IllegalArgumentException("outside the breast: " + depth + ", " + level);
    }
    if (!(size > 0 && size < 0.5 && contrast > 0 && contrast <= 1)) {
      throw new IllegalArgumentException("size " + size + " or contrast " + contrast);
    }
  }

  /** A lesion somewhere in the breast. */
  public static Lesion draw(SplittableRandom random, Kind kind, boolean malignant) {
    boolean mass = kind == Kind.MASS;
    return new Lesion(
        kind,
        malignant,
        random.nextDouble(0.25, 0.72),
        random.nextDouble(-0.5, 0.5),
        mass ? random.nextDouble(0.040, 0.086) : random.nextDouble(0.044, 0.070),
        mass ? random.nextDouble(0.11, 0.22) : random.nextDouble(0.18, 0.38),
        random.nextLong());
  }

  /** The same lesion as another view shows it: elsewhere and a little different. */
  public Lesion inOtherView(SplittableRandom random) {
    return new Lesion(
        kind,
        malignant,
        Math.min(0.75, Math.max(0.22, depth + random.nextDouble(-0.06, 0.06))),
        random.nextDouble(-0.5, 0.5),
        size * random.nextDouble(0.9, 1.1),
        contrast * random.nextDouble(0.9, 1.1),
        random.nextLong());
  }

  /** The same lesion on another level. */
  Lesion atLevel(double other) {
    return new Lesion(kind, malignant, depth, other, size, contrast, seed);
  }
}
