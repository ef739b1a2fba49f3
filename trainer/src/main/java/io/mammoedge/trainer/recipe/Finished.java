package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import io.mammoedge.trainer.model.ModelDirectory;
import java.nio.file.Files;
import java.util.Optional;

/** Models that a resumed training had finished already. */
final class Finished {
  private Finished() {}

  /**
   * The model, if there is one.
   *
   * @param spent whose labels it should be made of, if not those of all patients
   * @throws MammoEdgeException if it is the model of another training
   */
  static Optional<ModelDescription> of(
      TrainingRequest request, Dataset dataset, Optional<Spent> spent) {
    if (!request.resume() || !Files.isRegularFile(request.out().resolve("model.json"))) {
      return Optional.empty();
    }
    ModelDescription model = ModelDirectory.open(request.out()).description();
    require(request, model.data().digest().equals(dataset.digest()), "data set");
    String configuration = Descriptions.digest(request.config());
    require(request, model.trainingDigest().equals(configuration), "configuration");
    require(request, Optional.ofNullable(model.spent()).equals(spent), "choice of patients");
    return Optional.of(model);
  }

  private static void require(TrainingRequest request, boolean isSame, String what) {
    if (!isSame) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY,
          request.out() + " holds a finished model of another " + what + "; choose another --out");
    }
  }
}
