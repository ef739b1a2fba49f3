package io.mammoedge.trainer.baseline;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A patch classifier of random weights that fits a data set. */
public final class SmallPatchModel {
  /** Height and width of a patch: 5x5 cells of the network. */
  public static final int PATCH = 40;

  private static final List<String> CLASSES = PatchClass.words();
  private static final NetworkSpec SPEC = NetworkSpec.patch(Backbone.SMALL, CLASSES.size());

  private SmallPatchModel() {}

  /** Writes one into a new folder. */
  public static Path write(Path folder, Dataset dataset) throws IOException {
    try (Network network = Network.random(SPEC, Network.Setup.of(new ImageSize(PATCH, PATCH)), 5)) {
      ModelDirectory.create(folder)
          .finish(
              SmallModels.description(
                  dataset, ModelDescription.PATCH, SPEC, CLASSES, new ImageSize(PATCH, PATCH)),
              unsure(network.weights()),
              "",
              "");
    }
    return folder;
  }

  /** As drawn, it would be certain of everything, and all maps would be the same. */
  private static Map<String, Tensor> unsure(Map<String, Tensor> weights) {
    Tensor output = weights.get("fc.weight");
    float[] values = output.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.05f;
    }
    weights.put("fc.weight", new Tensor(output.shape(), values));
    weights.put("fc.bias", new Tensor(new long[] {5}, new float[] {0.3f, 0, 0.1f, -0.1f, 0.2f}));
    return weights;
  }
}
