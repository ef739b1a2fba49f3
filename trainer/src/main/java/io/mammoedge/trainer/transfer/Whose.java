package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;

/** Whose images chose an operating point, in words that hide no image a model has learnt from. */
final class Whose {
  private Whose() {}

  /**
   * Images of a site that are about to choose something for a model.
   *
   * @param images in words
   * @param model as it came
   * @param site that they are of
   */
  static String ofSite(String images, ModelDescription model, Dataset site) {
    return model.data().digest().equals(site.digest())
        ? images + "; the model was trained on this very set: too favourable where it saw them"
        : images;
  }

  /** Validation images of the set that a model was trained on. */
  static String ofHome(ModelDescription model) {
    String images = "validation images of the set it was trained on";
    boolean drawn = model.spent() != null && model.spent().drawn();
    return drawn ? images + "; it may have been trained on some: too favourable then" : images;
  }
}
