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

  /**
   * A background patch overlaps no lesion by more than this: the default of the paper's program;
   * which value it had for S10 is not known.
   */
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
   * Centres uniform in the box of the lesion's largest piece that overlap it by more than the
   * cutoff; after 1000 failures in a row that falls by 0.05, for this lesion's remaining patches
   * too. At 0 any pixel of the lesion suffices, which some centre always has. A single patch is at
   * the centroid, whatever the overlap.
   *
   * @param lesion not empty
   */
  List<Centre> lesion(Region lesion, int n) {
    Region piece = lesion.largestPiece();
    if (n == 1) {
      return List.of(piece.centroid());
    }
    List<Centre> centres = new ArrayList<>();
    double cutoff = LESION_CUTOFF;
    for (int failures = 0; centres.size() < n; ) {
      Centre centre = within(piece.box());
      if (piece.overlaps(patch(centre), cutoff)) {
        centres.add(centre);
        failures = 0;
      } else if (++failures == TRIES) {
        cutoff = Math.max(0, cutoff - STEP);
        failures = 0;
      }
    }
    return centres;
  }

  /**
   * Centres uniform in the image that overlap none of its lesions by much. The paper's program
   * looked only at the first lesion of an image, so that its background held lesions.
   *
   * @param lesions whole, not only their largest pieces
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
