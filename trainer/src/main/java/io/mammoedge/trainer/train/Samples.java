package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Augmentation;
import java.util.random.RandomGenerator;

/** Labelled grey images of one size, values on the 0..255 scale before the mean is subtracted. */
public interface Samples {
  /** How many there are. */
  int size();

  /**
   * The class of one; or, where the network answers for every place of the image, that of each
   * place, row by row, {@link Sample#NOTHING} for places that say nothing.
   */
  int[] labels(int index);

  /** The pixels of one; callers do not change them. */
  Plane image(int index);

  /**
   * One of them varied, as training sees it. What an image shows stays what it is, however it is
   * moved; samples with labels by place move them along.
   */
  default Sample varied(
      int index, Augmentation augmentation, int channels, RandomGenerator random) {
    return new Sample(augmentation.apply(image(index), channels, random), labels(index));
  }
}
