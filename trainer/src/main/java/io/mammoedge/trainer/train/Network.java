package io.mammoedge.trainer.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Tensor;
import java.util.Map;

/** A network with weights, in the memory of the engine. Close it to free them. */
public final class Network implements AutoCloseable {
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
   * A network with random weights: He normal for convolutions and the head (paper §3.1), the same
   * for the same seed.
   */
  public static Network random(NetworkSpec spec, long seed) {
    NDManager manager = NDManager.newBaseManager(Device.cpu());
    Chain block = spec.build();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, spec.backbone().channels(), 64, 64));
    Network network = new Network(spec, manager, block);
    network.load(HeNormal.draw(block, seed));
    return network;
  }

  /** A network with the given weights. */
  public static Network of(NetworkSpec spec, Map<String, Tensor> weights) {
    Network network = random(spec, 0);
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

  /** A copy of all weights by path. */
  public Map<String, Tensor> weights() {
    return Weights.read(block);
  }

  /** Replaces all weights. */
  public void load(Map<String, Tensor> weights) {
    Weights.write(block, weights);
  }

  /** Replaces the weights whose path starts with {@code prefix}. */
  public void loadPart(String prefix, Map<String, Tensor> weights) {
    Weights.writePart(block, prefix, weights);
  }

  /** The network's answer [N, classes], attached to the input's manager. */
  NDArray forward(NDArray input, boolean training) {
    return block.forward(store, new NDList(input), training).singletonOrThrow();
  }

  /**
   * Logits of one or several images.
   *
   * @param values [count, 1, height, width], the mean subtracted
   * @return [count][classes]
   */
  public float[][] logits(float[] values, int count, int height, int width) {
    try (NDManager batch = manager.newSubManager()) {
      NDArray input = batch.create(values, new Shape(count, 1, height, width));
      float[] flat = forward(input, false).toFloatArray();
      float[][] rows = new float[count][];
      int classes = flat.length / count;
      for (int i = 0; i < count; i++) {
        rows[i] = java.util.Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
      }
      return rows;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
