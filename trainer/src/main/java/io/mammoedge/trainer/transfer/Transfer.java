package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.recipe.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Moves a whole-image model to another site with image labels only (paper §4). Everything is chosen
 * on the site's training and validation splits; then its test split is looked at, once.
 */
public final class Transfer {
  private final Dataset dataset;
  private final Path model;
  private final TrainingRequest request;
  private final SitePatients chosen;
  private final Spent spent;

  private Transfer(
      Dataset dataset, Path model, Optional<Integer> patients, TrainingRequest request) {
    this.dataset = dataset;
    this.model = model;
    this.request = request;
    chosen = SitePatients.of(dataset, patients, request.config().seed());
    spent = chosen.spent(dataset);
  }

  /**
   * Recalibrates and fine-tunes; the new model is the fine-tuned one. A request that resumes goes
   * on where an earlier one stopped, and reads the result of one that is finished.
   *
   * @param dataset of the other site; its test split is the locked one
   * @param model that moves; it only notes the look in its {@code model.json}
   * @param patients how many of the site's labelled patients are spent; empty: all of them, in the
   *     set's own splits
   * @param request how to train, the seed of the draw, and where the new model goes
   * @throws MammoEdgeException if there are too few patients, the set was prepared otherwise than
   *     the model's, the model's folder cannot be written, or the new one holds another transfer
   */
  public static TransferResult run(
      Dataset dataset, Path model, Optional<Integer> patients, TrainingRequest request)
      throws IOException {
    return new Transfer(dataset, model, patients, request).run(TransferStep.FINE_TUNED);
  }

  /**
   * Only recalibrates: the new model has the same weights and the site's mean. Otherwise as {@link
   * #run}.
   */
  public static TransferResult recalibrate(
      Dataset dataset, Path model, Optional<Integer> patients, TrainingRequest request)
      throws IOException {
    return new Transfer(dataset, model, patients, request).run(TransferStep.RECALIBRATED);
  }

  /**
   * Whether so many patients can be spent at a site, told before anything is trained.
   *
   * @throws MammoEdgeException if there are too few to learn from or to be tested on
   */
  public static void require(Dataset dataset, int patients) {
    LockedSplit.require(dataset);
    PatientDraw.of(dataset).require(patients);
  }

  private TransferResult run(TransferStep last) throws IOException {
    LockedSplit.require(dataset);
    if (!request.resume()) {
      ModelDirectory.create(request.out());
    }
    ModelDirectory parent = ModelDirectory.open(model);
    TransferPlan plan = plan(parent, last);
    if (plan.isIn(request.out()) && TransferReport.isIn(request.out())) {
      return TransferResult.read(request.out(), dataset);
    }
    parent.requireWritable();
    Dataset site = chosen.view(dataset);
    SiteChoices choices = SiteChoices.of(model, site);
    plan.write(request.out());
    make(parent, site, last);
    TransferResult result =
        new Comparison(dataset, model, request.out(), spent, choices).run(site, last);
    result.write(request.out());
    return result;
  }

  private TransferPlan plan(ModelDirectory parent, TransferStep last) {
    String configuration =
        last == TransferStep.FINE_TUNED ? Descriptions.digest(request.config()) : null;
    return new TransferPlan(
        last, configuration, parent.identity().weights(), dataset.digest(), spent);
  }

  /** A model that is there already was made by the same plan, and keeps the looks it has noted. */
  private void make(ModelDirectory parent, Dataset site, TransferStep last) throws IOException {
    if (Files.isRegularFile(request.out().resolve("model.json"))) {
      return;
    }
    if (last == TransferStep.FINE_TUNED) {
      ImageTraining.finetune(site, model, spent, request);
      return;
    }
    float mean = (float) site.description().pixels().mean();
    new ModelDirectory(request.out())
        .finish(Descriptions.recalibrated(parent, mean, spent), parent.weights());
  }
}
