package io.mammoedge.trainer.imports;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Architecture;
import io.mammoedge.trainer.weights.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns Keras's arrays into ours: kernels [H, W, in, out] to [out, in, H, W], dense ones [in, out]
 * to [out, in]; the bias of a convolution before a batch norm goes into the norm's running mean,
 * since {@code norm(x + b)} with mean m is {@code norm(x)} with mean {@code m - b}.
 */
final class KerasWeights {
  private static final ImageSize ANY_SIZE = new ImageSize(128, 128);
  private static final double EPSILON = 1e-3;
  private static final double LATER_EPSILON = 1.001e-5;

  private final Path file;
  private final KerasFile keras;
  private final KerasNetwork network;

  KerasWeights(Path file, KerasFile keras, KerasNetwork network) {
    this.file = file;
    this.keras = keras;
    this.network = network;
  }

  /** Every parameter of the network, by our path. */
  Map<String, Tensor> take() {
    Map<String, Tensor> ours = new LinkedHashMap<>();
    try {
      network.layers().forEach((path, layer) -> convert(path, layer, ours));
    } catch (KerasLayer.NotOurs e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, file + " cannot be taken over: " + e.getMessage(), e);
    }
    StateDict dict = new StateDict(file.toString(), ours);
    Shapes.of(network.spec(), ANY_SIZE).forEach((path, shape) -> dict.take(path, path, shape));
    return dict.taken(network.spec().notation());
  }

  private void convert(String path, KerasLayer layer, Map<String, Tensor> ours) {
    if (layer.is("BatchNormalization")) {
      norm(path, layer, ours);
    } else if (layer.is("Dense")) {
      ours.put(path + ".weight", transposed(weight(layer, "kernel")));
      ours.put(path + ".bias", weight(layer, "bias"));
    } else {
      ours.put(path + ".weight", kernel(weight(layer, "kernel")));
      if (!path.endsWith(".conv")) {
        ours.put(path + ".bias", weight(layer, "bias"));
      }
    }
  }

  private void norm(String path, KerasLayer layer, Map<String, Tensor> ours) {
    requireEpsilon(path, layer);
    ours.put(path + ".gamma", weight(layer, "gamma"));
    ours.put(path + ".beta", weight(layer, "beta"));
    ours.put(path + ".runningVar", weight(layer, "moving_variance"));
    Tensor mean = weight(layer, "moving_mean");
    KerasLayer convolution = network.biases().get(path);
    Tensor bias = keras.weights().get(key(convolution, "bias"));
    ours.put(path + ".runningMean", bias == null ? mean : difference(mean, bias));
  }

  private void requireEpsilon(String path, KerasLayer layer) {
    boolean isLater =
        network.spec().backbone().architecture() == Architecture.RESNET50_KERAS_PADDED
            && path.startsWith("features.");
    double ours = isLater ? LATER_EPSILON : EPSILON;
    if (Math.abs(layer.number("epsilon") - ours) > 1e-9) {
      throw layer.refused("has epsilon " + layer.number("epsilon") + ", here it is " + ours);
    }
  }

  private Tensor weight(KerasLayer layer, String name) {
    Tensor tensor = keras.weights().get(key(layer, name));
    if (tensor == null) {
      throw layer.refused("has no '" + name + "' among the weights");
    }
    return tensor;
  }

  private static String key(KerasLayer layer, String name) {
    return layer.group() + "/" + layer.name() + "/" + name;
  }

  private static Tensor difference(Tensor mean, Tensor bias) {
    float[] values = mean.values().clone();
    for (int i = 0; i < values.length && i < bias.values().length; i++) {
      values[i] -= bias.values()[i];
    }
    return new Tensor(mean.shape(), values);
  }

  private static Tensor transposed(Tensor dense) {
    if (dense.shape().length != 2) {
      return dense;
    }
    return kernel(new Tensor(new long[] {1, 1, dense.shape()[0], dense.shape()[1]}, dense.values()))
        .reshaped(dense.shape()[1], dense.shape()[0]);
  }

  private static Tensor kernel(Tensor kernel) {
    if (kernel.shape().length != 4) {
      return kernel;
    }
    int area = Math.toIntExact(kernel.shape()[0] * kernel.shape()[1]);
    int in = Math.toIntExact(kernel.shape()[2]);
    int out = Math.toIntExact(kernel.shape()[3]);
    float[] values = new float[kernel.values().length];
    for (int i = 0; i < values.length; i++) {
      int o = i % out;
      int c = i / out % in;
      int place = i / out / in;
      values[(o * in + c) * area + place] = kernel.values()[i];
    }
    return new Tensor(new long[] {out, in, kernel.shape()[0], kernel.shape()[1]}, values);
  }
}
