package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Java preprocessing, then the trained network in DJL. */
record ModelRoad(String name, Reference reference) implements CaseRoad {
  static ModelRoad open(List<Path> models, boolean flips) throws IOException {
    return new ModelRoad("trained network (DJL)", Reference.open(models, flips));
  }

  @Override
  public double logOdds(ImageRow row, Supplier<Plane> image) {
    double[] logs = reference.ofPresentation(image.get());
    return logs[1] - logs[0];
  }

  @Override
  public void close() {
    reference.close();
  }
}
