package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.patch.MaskArea.Rectangle;
import io.mammoedge.trainer.patch.Region.Centre;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws patch centres in one image by the rules of paper section 1.2. */
final class PatchSampler {
  /** A lesion's patch overlaps it by more than this (S10 and S30). */
  static final double LESION_CUTOFF = 0.9;

  /** A background patch overlaps no lesion by more than this. */
  static final double BACKGROUND_CUTOFF = 0.35;

  private static final double STEP = 0.05;
  private static final int TRIES = 1000;

  private final ImageSize image;
  private final int size;
  private final Random random;

  PatchSampler(ImageSize image, int size, Random random) {
    this.image = image;
    this.size = size;
    this.random = random;
  }

  /**
   * Centres uniform in the lesion's box that overlap it enough; after 1000 failures in a row the
   * demand falls by 0.05. A single one is the lesion's centroid.
   */
  List<Centre> lesion(Region lesion, int n) {
    if (n == 1) {
      return List.of(lesion.centroid());
    }
    List<Centre> centres = new ArrayList<>();
    double cutoff = LESION_CUTOFF;
    for (int failures = 0; centres.size() < n; ) {
      Centre centre = within(lesion.box());
      if (lesion.overlaps(patch(centre), cutoff)) {
        centres.add(centre);
        failures = 0;
      } else if (++failures == TRIES) {
        cutoff -= STEP;
        failures = 0;
      }
    }
    return centres;
  }

  /**
   * Centres uniform in the image that overlap none of its lesions by much. The paper's program
   * looked only at the first lesion of an image, so that its background held lesions.
   *
   * @return fewer than n where 1000 tries in a row found no room
   */
  List<Centre> background(List<Region> lesions, int n) {
    Rectangle everywhere = new Rectangle(0, 0, image.width(), image.height());
    List<Centre> centres = new ArrayList<>();
    for (int failures = 0; centres.size() < n && failures < TRIES; ) {
      Centre centre = within(everywhere);
      if (lesions.stream().noneMatch(l -> l.overlaps(patch(centre), BACKGROUND_CUTOFF))) {
        centres.add(centre);
        failures = 0;
      } else {
        failures++;
      }
    }
    return centres;
  }

  private Rectangle patch(Centre centre) {
    return Rectangle.patch(centre.x(), centre.y(), size);
  }

  private Centre within(Rectangle box) {
    return new Centre(
        box.left() + random.nextInt(box.right() - box.left()),
        box.top() + random.nextInt(box.bottom() - box.top()));
  }
}
