package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;

/** A training whose result judges whole images. */
public interface ImageModel extends Training {
  @Override
  default ImageSize size(Inputs inputs) {
    return inputs.data().description().size();
  }

  @Override
  default int samples(Inputs inputs) {
    return inputs.count(Split.TRAIN);
  }

  @Override
  default int judged(Inputs inputs) {
    return inputs.count(Split.VALIDATION);
  }
}
