package io.mammoedge.validation.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A classifier of whole images that never learned anything: random weights, statistics of the batch
 * norms taken from images, and a last layer that looks where the features of images differ most, so
 * that log-odds have mean 0 and standard deviation 2. It costs what a trained one costs, and its
 * scores differ from image to image.
 */
public final class RandomClassifier {
  private static final double SPREAD = 2;
  private static final float MEAN = 52.18f;

  /** Batch norms follow with a momentum of 0.9: after 40 images the start has lost its weight. */
  private static final int WARM_UP = 40;

  private static final int LARGE = 400;

  private final NetworkSpec spec;
  private final Preprocessing placing;
  private final long seed;
  private final List<Plane> images;

  private RandomClassifier(NetworkSpec spec, Preprocessing placing, long seed, List<Plane> images) {
    this.spec = spec;
    this.placing = placing;
    this.seed = seed;
    this.images = images;
  }

  /**
   * Makes one.
   *
   * @param notation such as {@code resnet50+[512-512-1024]x2,[512-512-1024]x2}; its head is global
   *     pooling and a linear layer
   * @param placing from presentation values to the network's size; it ends with a resample
   * @param seed of the weights
   * @param images presentation values, a few
   * @param model new model directory
   */
  public static void write(
      String notation, Preprocessing placing, long seed, List<Plane> images, Path model)
      throws IOException {
    NetworkSpec spec = NetworkSpec.parse(notation, 2);
    Map<String, Tensor> weights = new RandomClassifier(spec, placing, seed, images).weights();
    ModelDescription.Imported origin =
        new ModelDescription.Imported("none", "none", "random numbers", "MammoEdge");
    ModelDirectory.create(model)
        .finish(
            Descriptions.imported(spec, List.of("benign", "malignant"), placing, MEAN, origin),
            weights);
  }

  private Map<String, Tensor> weights() {
    try (Network network = Network.random(spec, Network.Setup.of(ImageSize.after(placing)), seed);
        NDManager manager = NDManager.newBaseManager()) {
      for (int i = 0; i < WARM_UP; i++) {
        try (NDManager step = manager.newSubManager()) {
          NDArray input = input(step, images.get(i % images.size()));
          network.block().forward(new ParameterStore(step, false), new NDList(input), true);
        }
      }
      List<float[]> features = images.stream().map(image -> features(network, image)).toList();
      return spread(network.weights(), Direction.of(features));
    }
  }

  /** What the last layer sees. */
  private float[] features(Network network, Plane image) {
    Plane input = preprocessing(placing).apply(image);
    Collection<Block> blocks = network.block().namedChildren().values();
    try (NDManager step = NDManager.newBaseManager()) {
      Shape shape = new Shape(1, 1, input.height(), input.width());
      NDList current =
          new NDList(step.create(input.values(), shape).repeat(1, spec.backbone().channels()));
      ParameterStore store = new ParameterStore(step, false);
      for (Block block : blocks.stream().limit(blocks.size() - 1L).toList()) {
        current = block.forward(store, current, false);
      }
      return current.singletonOrThrow().toFloatArray();
    }
  }

  /** These are statistics over channels: of large images, half the size will do. */
  private NDArray input(NDManager manager, Plane image) {
    ImageSize size = ImageSize.after(placing);
    boolean isLarge = Math.min(size.height(), size.width()) > LARGE;
    ImageSize half = new ImageSize(size.height() / 2, size.width() / 2);
    Plane input = preprocessing(isLarge ? half.in(placing) : placing).apply(image);
    Shape shape = new Shape(1, 1, input.height(), input.width());
    return manager.create(input.values(), shape).repeat(1, spec.backbone().channels());
  }

  private static Preprocessing preprocessing(Preprocessing steps) {
    return Preprocessing.of(steps.steps(), MEAN);
  }

  /** Half of the log-odds from each class, with opposite signs. */
  private static Map<String, Tensor> spread(Map<String, Tensor> weights, Direction direction) {
    int channels = direction.vector().length;
    double factor = SPREAD / direction.deviation() / 2;
    float[] kernel = new float[2 * channels];
    for (int c = 0; c < channels; c++) {
      kernel[c] = (float) (-factor * direction.vector()[c]);
      kernel[channels + c] = (float) (factor * direction.vector()[c]);
    }
    float shift = (float) (factor * direction.mean());
    Map<String, Tensor> spread = new LinkedHashMap<>(weights);
    spread.put("fc.weight", new Tensor(weights.get("fc.weight").shape(), kernel));
    spread.put("fc.bias", new Tensor(weights.get("fc.bias").shape(), new float[] {shift, -shift}));
    return spread;
  }
}
