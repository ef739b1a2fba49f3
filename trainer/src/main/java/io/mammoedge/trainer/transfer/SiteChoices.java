package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is chosen for the weights as they came, before the test split is looked at.
 *
 * @param home the operating point that the model came with
 * @param point another one, from the site's labelled patients
 * @param recalibrated the same with the site's mean, and probabilities
 */
record SiteChoices(OperatingChoice home, OperatingChoice point, SiteTuning recalibrated) {
  private static final String WHOSE = "images of the labelled patients";

  /**
   * Of one model.
   *
   * @param site with its labelled patients only; if the model was trained on the same set, its
   *     weights may have seen them, and the choices say so
   */
  static SiteChoices of(Path model, Dataset site) throws IOException {
    try (Reference reference = Reference.open(List.of(model), false)) {
      float mean = (float) site.description().pixels().mean();
      OperatingChoice home = HomePoint.of(reference);
      String whose = Whose.ofSite(WHOSE, reference.members().get(0).description(), site);
      SiteScores labelled = new SiteScores("Scoring the labelled patients", site, site.images());
      return new SiteChoices(
          home,
          OperatingChoice.youden(labelled.of(reference), whose),
          SiteTuning.of(labelled.of(reference.withMean(mean)), whose));
    }
  }
}
