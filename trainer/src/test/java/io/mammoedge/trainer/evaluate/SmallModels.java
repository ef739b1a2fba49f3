package io.mammoedge.trainer.evaluate;

import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.TrainingConfig;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few phantoms, and models of random weights that fit them. */
public final class SmallModels {
  private static final NetworkSpec SPEC =
      NetworkSpec.wholeImage(Backbone.SMALL, Top.parse("[16-16-32]x1"));

  private final Path folder;
  private final Dataset dataset;

  private SmallModels(Path folder, Dataset dataset) {
    this.folder = folder;
    this.dataset = dataset;
  }

  /** Prepares a data set in a folder. */
  public static SmallModels make(Path folder) {
    new CbisLayout(new PhantomSet(24, 145, 113, 7)).write(folder.resolve("phantoms"), () -> {});
    PrepareSettings settings =
        new PrepareSettings(
            folder.resolve("phantoms"),
            Layout.CBIS_DDSM,
            folder.resolve("data"),
            new ImageSize(96, 80),
            Optional.empty(),
            PrepareSettings.SEED);
    return new SmallModels(folder, Preparation.of(settings).run(() -> {}));
  }

  /** The data set. */
  public Dataset dataset() {
    return dataset;
  }

  /** A model of random weights, in a folder of this name. */
  public Path model(String name, long seed) throws IOException {
    return model(name, seed, ModelDescription.IMAGE);
  }

  /** The same, of a kind. */
  public Path model(String name, long seed, String kind) throws IOException {
    ImageSize size = dataset.description().size();
    return write(
        name, seed, SPEC, description(dataset, kind, SPEC, List.of("benign", "malignant"), size));
  }

  /** A patch classifier of random weights, for patches of this edge in pixels. */
  public Path patchModel(String name, long seed, int edge) throws IOException {
    List<String> classes = PatchClass.words();
    NetworkSpec spec = NetworkSpec.patch(Backbone.SMALL, classes.size());
    ImageSize size = new ImageSize(edge, edge);
    return write(
        name, seed, spec, description(dataset, ModelDescription.PATCH, spec, classes, size));
  }

  private Path write(String name, long seed, NetworkSpec spec, ModelDescription description)
      throws IOException {
    Path path = folder.resolve(name);
    ImageSize size = new ImageSize(description.height(), description.width());
    try (Network network = Network.random(spec, Network.Setup.of(size), seed)) {
      ModelDirectory.create(path).finish(description, unsure(network.weights()), "", "");
    }
    return path;
  }

  /** As drawn, they would be certain of everything, and nothing could be told apart. */
  private static Map<String, Tensor> unsure(Map<String, Tensor> weights) {
    Map<String, Tensor> scaled = new LinkedHashMap<>(weights);
    Tensor output = weights.get("fc.weight");
    float[] values = output.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.01f;
    }
    scaled.put("fc.weight", new Tensor(output.shape(), values));
    return scaled;
  }

  /** Of a model that was never trained. */
  public static ModelDescription description(
      Dataset dataset, String kind, NetworkSpec spec, List<String> classes, ImageSize size) {
    TrainingConfig config =
        new TrainingConfig(
            1, 1, 1, true, false, 0, Augmentation.NONE, List.of(Stage.of("none", 1, 1e-3)));
    return new ModelDescription(
        kind,
        spec.notation(),
        classes,
        size.height(),
        size.width(),
        40,
        "2026-01-01T00:00:00Z",
        config,
        "",
        new ModelDescription.TrainingData(
            dataset.folder().toString(),
            dataset.digest(),
            dataset.description().preprocessing(),
            "archive",
            "presentation",
            List.of(),
            List.of(),
            List.of(),
            40,
            1),
        1,
        0.5,
        Map.of(),
        List.of(),
        List.of(),
        null,
        null);
  }
}
