package io.mammoedge.trainer.patch;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import java.util.Objects;

/**
 * How patches are sampled.
 *
 * @param set which of the paper's sets
 * @param perRoi patches for each lesion, and of background for each image; 1 takes the lesion's
 *     middle
 * @param size edge of the square patch in pixels, at least 1
 * @param seed of the random draw
 */
public record PatchSettings(PatchRecipe set, int perRoi, int size, long seed) {
  /** The paper's seed (section 1.2). */
  public static final long SEED = 12345;

  private static final int PAPER_SIZE = 224;
  private static final int MULTIPLE = 8;

  /** Checks the ranges. */
  public PatchSettings {
    Objects.requireNonNull(set, "set is null");
    if (perRoi < 1 || size < 1) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          perRoi + " patches of " + size + " pixels: both numbers must be at least 1");
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
