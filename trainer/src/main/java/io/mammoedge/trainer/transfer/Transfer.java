package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.recipe.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
   * @throws MammoEdgeException if there are too few patients, or the set was prepared otherwise
   *     than the model's
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

  private TransferResult run(TransferStep last) throws IOException {
    LockedSplit.require(dataset);
    if (!request.resume()) {
      ModelDirectory.create(request.out());
    } else if (Files.isRegularFile(request.out().resolve("model.json"))) {
      requireSame(ModelDirectory.open(request.out()).description());
      if (TransferReport.isIn(request.out())) {
        return finished(last);
      }
    }
    Dataset site = chosen.view(dataset);
    SiteChoices choices = SiteChoices.of(model, site);
    make(site, last);
    TransferResult result =
        new Comparison(dataset, model, request.out(), spent, choices).run(site, last);
    result.write(request.out());
    return result;
  }

  private void make(Dataset site, TransferStep last) throws IOException {
    if (last == TransferStep.FINE_TUNED) {
      ImageTraining.finetune(site, model, spent, request);
      return;
    }
    ModelDirectory parent = ModelDirectory.open(model);
    float mean = (float) site.description().pixels().mean();
    ModelDirectory out = new ModelDirectory(request.out());
    out.finish(Descriptions.recalibrated(parent, mean, spent), parent.weights());
  }

  private TransferResult finished(TransferStep last) {
    TransferReport report = TransferReport.read(request.out());
    if (report.last().step() != last || !report.dataset().equals(dataset.digest())) {
      throw another();
    }
    return TransferResult.read(request.out(), dataset);
  }

  private void requireSame(ModelDescription made) {
    if (!spent.equals(made.spent()) || !made.parents().equals(List.of(model.toString()))) {
      throw another();
    }
  }

  private MammoEdgeException another() {
    return new MammoEdgeException(
        ExitCode.EXISTS_ALREADY,
        request.out() + " holds another model or transfer; choose another --out");
  }
}
