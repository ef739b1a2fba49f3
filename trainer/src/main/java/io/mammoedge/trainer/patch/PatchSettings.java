package io.mammoedge.trainer.patch;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import java.util.Objects;

/**
 * How patches are sampled.
 *
 * @param set which of the paper's sets
 * @param perRoi patches for each lesion, and of background for each image, 1..1000; 1 takes the
 *     lesion's middle
 * @param size edge of the square patch in pixels, 1..4096
 * @param seed of the random draw
 */
public record PatchSettings(PatchRecipe set, int perRoi, int size, long seed) {
  /** The paper's seed (section 1.2). */
  public static final long SEED = 12345;

  private static final int PAPER_SIZE = 224;
  private static final int MULTIPLE = 8;
  private static final int MOST = 1000;
  private static final int LARGEST = 4096;

  /** Checks the ranges. */
  public PatchSettings {
    Objects.requireNonNull(set, "set is null");
    check("--per-roi", perRoi, MOST);
    check("--size", size, LARGEST);
  }

  private static void check(String option, int value, int largest) {
    if (value < 1 || value > largest) {
      throw new MammoEdgeException(
          ExitCode.USAGE, option + " " + value + ": give a number from 1 to " + largest);
    }
  }

  /**
   * The paper's 224 pixels of 1152 rows, for images of another height: rounded to a multiple of 8
   * (224 at 1152x896, 56 at 288x224).
   */
  public static int defaultSize(ImageSize image) {
    double size = (double) image.height() * PAPER_SIZE / ImageSize.PAPER.height();
    return Math.max(MULTIPLE, (int) Math.round(size / MULTIPLE) * MULTIPLE);
  }
}
