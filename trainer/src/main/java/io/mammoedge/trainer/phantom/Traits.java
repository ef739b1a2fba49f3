package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * What both views of a breast share. Nothing here depends on its lesions.
 *
 * @param density share of glandular tissue, BI-RADS composition 1 (fatty) .. 4 (extremely dense)
 * @param depth from chest wall to nipple, fraction of the image width
 * @param girth half of its extent along the chest wall, fraction of the image height
 * @param fat grey value of fatty tissue, fraction of the range
 * @param gland what glandular tissue adds to it
 * @param grain standard deviation of the noise, fraction of the range
 */
record Traits(int density, double depth, double girth, double fat, double gland, double grain) {
  /** BI-RADS density of CBIS-DDSM's cases, roughly: 17, 40, 30 and 13 of 100. */
  private static final double[] DENSER_THAN = {0.17, 0.57, 0.87};

  static Traits of(long seed) {
    SplittableRandom random = Seeds.stream(seed, "breast");
    double draw = random.nextDouble();
    int density = 1;
    for (double limit : DENSER_THAN) {
      density += draw > limit ? 1 : 0;
    }
    return new Traits(
        density,
        random.nextDouble(0.62, 0.88),
        random.nextDouble(0.36, 0.46),
        random.nextDouble(0.18, 0.26),
        random.nextDouble(0.28, 0.40),
        random.nextDouble(0.008, 0.016));
  }
}
