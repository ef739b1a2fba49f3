package io.mammoedge.trainer.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A network with weights, in the memory of the engine. Close it to free them. */
public final class Network implements AutoCloseable {
  /** Where DJL reads the number of the engine's threads, when the engine starts. */
  public static final String THREADS = "ai.djl.pytorch.num_threads";

  private final NetworkSpec spec;
  private final NDManager manager;
  private final Chain block;
  private final ParameterStore store;

  private Network(NetworkSpec spec, NDManager manager, Chain block) {
    this.spec = spec;
    this.manager = manager;
    this.block = block;
    this.store = new ParameterStore(manager, false);
  }

  /**
   * How a network is set up beyond its notation.
   *
   * @param size of the images; some heads have weights for one size only
   * @param dropout in training, 0 to below 1
   * @param device that computes
   */
  public record Setup(ImageSize size, float dropout, Device device) {
    /** On the CPU, without dropout. */
    public static Setup of(ImageSize size) {
      return new Setup(size, 0, Device.cpu());
    }
  }

  /**
   * A network with random weights: He normal for convolutions and the head (paper §3.1), the same
   * for the same seed.
   *
   * @throws MammoEdgeException if the images are too small for it
   */
  public static Network random(NetworkSpec spec, Setup setup, long seed) {
    Shape input = new Shape(1, spec.backbone().channels(), setup.size.height(), setup.size.width());
    Chain block = spec.build(setup.dropout);
    requireRoom(spec, block, input);
    NDManager manager = NDManager.newBaseManager(setup.device);
    block.initialize(manager, DataType.FLOAT32, input);
    Network network = new Network(spec, manager, block);
    network.load(HeNormal.draw(block, seed));
    return network;
  }

  private static void requireRoom(NetworkSpec spec, Chain network, Shape input) {
    Shape[] shapes = {input};
    for (Map.Entry<String, Block> part : network.namedChildren().entrySet()) {
      shapes = part.getValue().getOutputShapes(shapes);
      if (Arrays.stream(shapes[0].getShape()).anyMatch(length -> length < 1)) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            String.format(
                Locale.ROOT,
                "images of %dx%d are too small for network '%s': nothing is left after '%s'",
                input.get(2),
                input.get(3),
                spec.notation(),
                part.getKey()));
      }
    }
  }

  /** A network with the given weights, on the CPU. */
  public static Network of(NetworkSpec spec, ImageSize size, Map<String, Tensor> weights) {
    Network network = random(spec, Setup.of(size), 0);
    network.load(weights);
    return network;
  }

  /** What it is made of. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The blocks, for the exporter. */
  public Chain block() {
    return block;
  }

  /** Lives as long as the network. */
  NDManager manager() {
    return manager;
  }

  /** How many numbers it has, running statistics included. */
  public long parameters() {
    return Weights.named(block).values().stream()
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /** Threads of the engine in this process. */
  public static int threads() {
    return Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
  }

  /** A copy of all weights by path. */
  public Map<String, Tensor> weights() {
    return Weights.read(block);
  }

  /** Replaces all weights. */
  public void load(Map<String, Tensor> weights) {
    Weights.write(block, weights);
  }

  /**
   * Replaces the weights in {@code some}, and those of every part that it has weights of: half a
   * part is an error.
   *
   * @throws IllegalArgumentException naming what is missing, superfluous or of another shape
   */
  public void replace(Map<String, Tensor> some) {
    Weights.writeParts(block, some);
  }

  /**
   * The network's answer [N, classes], or [N h w, classes] where each place of an image has one,
   * attached to the input's manager.
   *
   * @param input [N, channels, H, W], or [N, 1, H, W], which is replicated
   */
  NDArray forward(NDArray input, boolean training) {
    long missing = spec.backbone().channels() / input.getShape().get(1);
    NDArray image = missing == 1 ? input : input.repeat(1, missing);
    NDArray answer = block.forward(store, new NDList(image), training).singletonOrThrow();
    return spec.everyPlace() ? answer.transpose(0, 2, 3, 1).reshape(-1, spec.classes()) : answer;
  }

  /**
   * Logits of one or several images, or of their places.
   *
   * @param values [count, 1, height, width], the mean subtracted
   * @return [count][classes], or [count h w][classes]
   */
  public float[][] logits(float[] values, int count, int height, int width) {
    try (NDManager batch = manager.newSubManager()) {
      NDArray input = batch.create(values, new Shape(count, 1, height, width));
      NDArray answer = forward(input, false);
      float[] flat = answer.toFloatArray();
      float[][] rows = new float[Math.toIntExact(answer.getShape().get(0))][];
      int classes = flat.length / rows.length;
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
      }
      return rows;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
