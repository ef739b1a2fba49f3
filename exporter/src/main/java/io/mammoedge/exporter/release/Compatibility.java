package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription;
import java.util.List;
import java.util.Optional;

/** What one manifest can say of several members, and of the set they are measured on. */
final class Compatibility {
  private Compatibility() {}

  /**
   * Refuses members that a manifest with one preprocessing and one domain would misdescribe, and a
   * data set whose pixels the release would read in another way.
   *
   * @throws MammoEdgeException naming the model that does not fit
   */
  static void require(List<TrainedModel> members, Optional<Dataset> data) {
    TrainedModel first = members.get(0);
    for (TrainedModel member : members) {
      if (!member.preprocessing().equals(first.preprocessing())
          || !member.description().classes().equals(first.description().classes())
          || !sameData(member.description().data(), first.description().data())) {
        throw refused(
            member.directory().path()
                + " and "
                + first.directory().path()
                + " differ in preprocessing, classes or data set; members of one release must not");
      }
    }
    String intensity = first.description().data().intensity();
    if (data.isPresent()
        && !data.get().description().intensity().name().equalsIgnoreCase(intensity)) {
      throw refused(
          data.get().folder()
              + " was prepared with another intensity policy than '"
              + intensity
              + "', which the models were trained with");
    }
  }

  /**
   * Refuses flips where a flipped image does not give the flipped result.
   *
   * @throws MammoEdgeException naming what to do
   */
  static void requireFlips(List<TrainedModel> members) {
    for (TrainedModel member : members) {
      if (!member.preprocessing().commutesWithFlips()) {
        throw refused(
            member.directory().path()
                + " was trained on oriented or letterboxed images, which the four flips would put"
                + " elsewhere; export with --flips none");
      }
    }
  }

  private static boolean sameData(
      ModelDescription.TrainingData one, ModelDescription.TrainingData other) {
    return one.digest().equals(other.digest())
        && one.intensity().equals(other.intensity())
        && one.accept().equals(other.accept());
  }

  private static MammoEdgeException refused(String message) {
    return new MammoEdgeException(ExitCode.USAGE, message);
  }
}
