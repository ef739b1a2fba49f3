package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.SplitProtocol;

/**
 * The configuration file of {@code prepare}; every key may be left out, options of the command line
 * win.
 *
 * @param size {@code HxW}, where the steps are not given
 * @param preprocessing steps that end with {@code resample}
 * @param splits {@code official} or {@code patient}
 * @param seed of the random draw of patients
 */
record PrepareConfig(String size, Preprocessing preprocessing, SplitProtocol splits, Long seed) {
  static final PrepareConfig EMPTY = new PrepareConfig(null, null, null, null);

  /** Checks that the size is said once, and that the steps are those of a data set. */
  PrepareConfig {
    if (size != null && preprocessing != null) {
      throw new IllegalArgumentException(
          "'size' and 'preprocessing' exclude each other: the size stands in the step 'resample'");
    }
    if (preprocessing != null) {
      ImageSize.after(preprocessing);
    }
  }

  /**
   * The steps, or what the size stands for.
   *
   * @throws IllegalArgumentException when the size is none
   */
  Preprocessing steps() {
    if (preprocessing != null) {
      return preprocessing;
    }
    return (size == null ? ImageSize.PAPER : ImageSize.parse(size)).stretch();
  }
}
