package io.mammoedge.trainer.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.TopStage.HeatMap;
import io.mammoedge.trainer.net.TopStage.MapActivation;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A patch classifier slid over whole images (paper §3.4): its features, average pooling with step 1
 * over as many cells as a patch has (7x7 for 224 pixels at a 32nd), its output layer at every cell,
 * softmax. Close it to free the network.
 */
final class HeatMaps implements AutoCloseable {
  private static final String BACKGROUND = "background";

  private final ModelDirectory directory;
  private final ModelDescription description;
  private final Network patch;
  private final NDManager manager;
  private final ParameterStore store;
  private final List<Block> layers;

  private HeatMaps(ModelDirectory directory, Network patch) {
    this.directory = directory;
    this.description = directory.description();
    this.patch = patch;
    this.manager = NDManager.newBaseManager();
    this.store = new ParameterStore(manager, false);
    Block features = patch.block().namedChildren().get("features");
    this.layers = List.of(features, output(features.getOutputShapes(patchShape())[0]));
  }

  /**
   * Loads a patch model; the caller closes the result.
   *
   * @throws MammoEdgeException when it is none, or has no class of background
   */
  static HeatMaps open(Path patchModel) throws IOException {
    ModelDirectory directory = ModelDirectory.open(patchModel);
    requirePatches(directory);
    return new HeatMaps(directory, directory.load());
  }

  private static void requirePatches(ModelDirectory directory) {
    ModelDescription description = directory.description();
    if (!description.kind().equals(ModelDescription.PATCH)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          directory.path()
              + " is a model of kind '"
              + description.kind()
              + "', which has no heat map; give one of train-patch");
    }
    if (!description.classes().contains(BACKGROUND)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          directory.path()
              + " has no class 'background', only "
              + String.join(",", description.classes()));
    }
    if (description.height() != description.width()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s takes patches of %dx%d; a heat map needs square ones"
              .formatted(directory.path(), description.height(), description.width()));
    }
  }

  private Shape[] patchShape() {
    int channels = patch.spec().backbone().channels();
    return new Shape[] {new Shape(1, channels, description.height(), description.width())};
  }

  private Chain output(Shape features) {
    Chain chain =
        new HeatMap(MapActivation.SOFTMAX, (int) features.get(2))
            .build(description.classes().size());
    chain.initialize(manager, DataType.FLOAT32, features);
    Map<String, Tensor> weights = new HashMap<>();
    patch.weights().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("fc."))
        .forEach(entry -> weights.put(entry.getKey().replaceFirst("fc", "conv"), entry.getValue()));
    Weights.write(chain, weights);
    return chain;
  }

  /** The patch model. */
  ModelDirectory directory() {
    return directory;
  }

  /** The classes that have a map: all but the background. */
  List<String> classes() {
    return description.classes().stream().filter(word -> !word.equals(BACKGROUND)).toList();
  }

  /**
   * The maps of an image.
   *
   * @return probabilities 0..1 in the network's coarse cells, one plane for each of {@link
   *     #classes}
   * @throws MammoEdgeException when the image is smaller than a patch
   */
  List<Plane> of(GreyImage image) {
    if (image.height() < description.height() || image.width() < description.width()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          "images of %dx%d are smaller than the patches of %s, %dx%d"
              .formatted(
                  image.height(),
                  image.width(),
                  directory.path(),
                  description.height(),
                  description.width()));
    }
    return forward(
        new Mean(description.mean()).apply(new Scale(Preprocessing.TO_255).apply(image.plane())));
  }

  private List<Plane> forward(Plane input) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray current =
          scratch.create(input.values(), new Shape(1, 1, input.height(), input.width()));
      current = current.repeat(1, patch.spec().backbone().channels());
      for (Block layer : layers) {
        current = layer.forward(store, new NDList(current), false).singletonOrThrow();
      }
      return planes(current.getShape(), current.toFloatArray());
    }
  }

  private List<Plane> planes(Shape shape, float[] values) {
    int height = (int) shape.get(2);
    int width = (int) shape.get(3);
    int cells = height * width;
    List<Plane> planes = new ArrayList<>();
    for (int i = 0; i < description.classes().size(); i++) {
      if (!description.classes().get(i).equals(BACKGROUND)) {
        planes.add(
            new Plane(height, width, Arrays.copyOfRange(values, i * cells, (i + 1) * cells)));
      }
    }
    return planes;
  }

  @Override
  public void close() {
    manager.close();
    patch.close();
  }
}
