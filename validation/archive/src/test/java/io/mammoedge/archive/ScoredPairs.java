package io.mammoedge.archive;

import io.mammoedge.archive.table.ScoredImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Images as two releases have scored them, and the truth about each. Patients have one to four
 * images; many scores are tied.
 */
public final class ScoredPairs {
  /** How many images. */
  public static final int CASES = 900;

  private final List<ScoredImage> old = new ArrayList<>();
  private final List<ScoredImage> young = new ArrayList<>();
  private final boolean[] positive = new boolean[CASES];

  private ScoredPairs() {}

  /** Draws them; the more noise, the farther the two are apart, and without any they are equal. */
  public static ScoredPairs draw(double noise) {
    ScoredPairs pairs = new ScoredPairs();
    Random random = new Random(7);
    for (int i = 0; i < CASES; i++) {
      boolean malignant = random.nextInt(4) == 0;
      double p = Math.round(100 * sigmoid(random.nextGaussian() + (malignant ? 1 : 0))) / 101.0;
      double q =
          noise == 0 ? p : Math.min(1, Math.max(0, p + noise * random.nextGaussian() * (i % 3)));
      pairs.positive[i] = malignant;
      pairs.old.add(image(i, p));
      pairs.young.add(image(i, q));
    }
    return pairs;
  }

  /** By the old release; may be changed. */
  public List<ScoredImage> old() {
    return old;
  }

  /** By the new one, in the same order; may be changed. */
  public List<ScoredImage> young() {
    return young;
  }

  /** Whether each is malignant, in the same order; may be changed. */
  public boolean[] positive() {
    return positive;
  }

  private static ScoredImage image(int i, double p) {
    return image("file" + i, 2020, i, p);
  }

  /** One of them, in a file and of a year. */
  public static ScoredImage image(String file, int year, int i, double p) {
    return new ScoredImage(
        file,
        "image" + i,
        "patient" + i / (1 + i % 4),
        null,
        i % 2 == 0 ? "CC" : "MLO",
        "L",
        year,
        i % 5 == 0 ? "A" : "B",
        "site",
        p,
        Math.log(p / (1 - p)),
        p >= 0.5 ? "suspicious" : "normal",
        0.5,
        List.of(),
        null,
        "small",
        "1.0.0",
        "fp32",
        "cpu",
        1.0);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
