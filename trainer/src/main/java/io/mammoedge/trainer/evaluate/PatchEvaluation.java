package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.PatchSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well a patch classifier (paper §2) does on the patches of a split.
 *
 * @param patches judged
 * @param images they were cut from
 * @param patients whose images they are
 * @param bootstrap where the intervals come from
 * @param accuracy share of patches whose most probable class is theirs
 * @param confusion of the classes
 * @param lesions malignant against benign, background left aside
 */
public record PatchEvaluation(
    int patches,
    int images,
    int patients,
    PatientBootstrap bootstrap,
    Estimate accuracy,
    Confusion confusion,
    LesionAuc lesions) {
  private static final int WORKERS = 2;

  /**
   * Evaluates a model, with the usual intervals. The look is not noted in the model; {@link
   * TestLog#record(TrainedModel, PatchSet, PatchEvaluation)} does that.
   *
   * @throws MammoEdgeException when it is no patch classifier for these patches, or the split has
   *     none
   */
  public static PatchEvaluation of(PatchSet patches, Path model, Split split) throws IOException {
    try (TrainedModel opened = TrainedModel.open(model)) {
      return of(patches, opened, split, PatientBootstrap.usual(), () -> {});
    }
  }

  /**
   * Evaluates a model.
   *
   * @param patchDone called once a patch
   * @throws MammoEdgeException when it is no patch classifier for these patches, or the split has
   *     none
   */
  public static PatchEvaluation of(
      PatchSet patches,
      TrainedModel model,
      Split split,
      PatientBootstrap bootstrap,
      Runnable patchDone) {
    requireFit(model, patches);
    PatchSamples samples = PatchSamples.of(patches, split);
    if (samples.size() == 0) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          "the patch set has no patch in its " + split.name().toLowerCase(Locale.ROOT) + " split");
    }
    double[][] logProbabilities =
        new Evaluation(samples, Evaluation::accuracy)
            .logProbabilities(model.network(), model.description().mean(), WORKERS, patchDone);
    Map<String, String> patients =
        patches.dataset().split(split).stream()
            .collect(Collectors.toMap(ImageRow::image, ImageRow::patient));
    return new PatchAnswers(samples.rows(), patients, logProbabilities).judge(bootstrap);
  }

  private static void requireFit(TrainedModel model, PatchSet patches) {
    ModelDescription is = model.description();
    if (!is.kind().equals(ModelDescription.PATCH) || !is.classes().equals(PatchClass.words())) {
      throw refusal(model, "is no classifier of patches; give one of train-patch");
    }
    if (is.height() != patches.size() || is.width() != patches.size()) {
      throw refusal(
          model,
          "takes patches of %dx%d pixels, but those of the set have an edge of %d"
              .formatted(is.height(), is.width(), patches.size()));
    }
    model.requireSteps(patches.dataset());
  }

  private static MammoEdgeException refusal(TrainedModel model, String what) {
    return new MammoEdgeException(ExitCode.USAGE, model.directory().path() + " " + what);
  }
}
