package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;

/**
 * What a model said of the images of a test split.
 *
 * @param plain of each image as it is
 * @param flips the mean over the four flips, or null
 */
public record ImageScores(List<ScoredCase> plain, List<ScoredCase> flips) {
  /** Copies the lists. */
  public ImageScores {
    plain = List.copyOf(plain);
    flips = flips == null ? null : List.copyOf(flips);
  }
}
