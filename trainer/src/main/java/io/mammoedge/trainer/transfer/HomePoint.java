package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription.TrainingData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The operating point that a model comes with. A model directory names none, only a release does:
 * it is what an earlier transfer chose; else what an export would choose on the validation images
 * of the set that the model was trained on, where that set is at hand; else one half.
 */
final class HomePoint {
  private HomePoint() {}

  /**
   * Of a single model.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if its set is there, but images are not
   */
  static OperatingChoice of(Reference reference) {
    TrainedModel model = reference.members().get(0);
    Path folder = model.directory().path();
    if (TransferReport.isIn(folder)) {
      return TransferReport.read(folder).last().point();
    }
    return home(model.description().data())
        .map(set -> onValidation(reference, set))
        .orElseGet(
            () -> OperatingChoice.half("one half: the set it was trained on is not at hand"));
  }

  private static OperatingChoice onValidation(Reference reference, Dataset home) {
    return OperatingChoice.youden(
        Scores.ofPrepared(reference, home, Split.VALIDATION),
        Whose.ofHome(reference.members().get(0).description()));
  }

  private static Optional<Dataset> home(TrainingData data) {
    return Files.isRegularFile(Path.of(data.dataset(), "dataset.json"))
        ? Optional.of(Dataset.open(Path.of(data.dataset())))
            .filter(set -> set.digest().equals(data.digest()))
            .filter(HomePoint::hasBothClasses)
        : Optional.empty();
  }

  private static boolean hasBothClasses(Dataset set) {
    List<ImageRow> rows = set.split(Split.VALIDATION);
    return rows.stream().map(ImageRow::malignant).distinct().count() == 2;
  }
}
