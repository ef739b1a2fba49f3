package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Java preprocessing, then the trained network in DJL. */
record ModelRoad(String name, Reference reference, boolean flips) implements CaseRoad {
  static ModelRoad open(List<Path> models, boolean flips) throws IOException {
    return new ModelRoad("trained network (DJL)", Reference.open(models, flips), flips);
  }

  /** Writes this look at a test split into the models. */
  void log(Dataset dataset, ParityCases cases) {
    TestLog.record(reference, dataset, Evaluated.of(cases.referenceScores()), flips, "parity");
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
