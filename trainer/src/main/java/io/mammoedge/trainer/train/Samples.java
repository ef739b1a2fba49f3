package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;

/** Labelled grey images of one size, values on the 0..255 scale before the mean is subtracted. */
public interface Samples {
  /** How many there are. */
  int size();

  /** The class of one. */
  int label(int index);

  /** The pixels of one; callers do not change them. */
  Plane image(int index);
}
