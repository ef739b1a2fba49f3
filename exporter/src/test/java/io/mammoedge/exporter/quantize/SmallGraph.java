package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small graph with random weights to try one pattern in: presentation values [1,1,H,W], a
 * convolution {@code stem} to 8 channels and its rectifier, the pattern, and a last node that reads
 * what the pattern gives.
 */
final class SmallGraph {
  static final int CHANNELS = 8;
  private static final AttributeProto SAME = Attributes.of("pads", new long[] {1, 1, 1, 1});

  /** What comes after the stem. */
  @FunctionalInterface
  interface Body {
    /** Adds nodes that read {@code input} [1,8,H,W], and gives the name of the last one. */
    String add(SmallGraph graph, String input);
  }

  private final GraphBuilder graph = new GraphBuilder("image");
  private final Random random;

  private SmallGraph(long seed) {
    this.random = new Random(seed);
  }

  static Model of(long seed, Body body) {
    SmallGraph small = new SmallGraph(seed);
    String factor = small.graph.constant(Tensors.scalar("factor", 2f / 65535));
    String mean = small.graph.constant(Tensors.scalar("mean", 1));
    String scaled = small.node("Mul", "scaled", "image", factor);
    String centred = small.node("Sub", "centred", scaled, mean);
    String stem = small.relu(small.convolution("stem", centred, 1, 3, true, SAME));
    small.node("Neg", "result", body.add(small, stem));
    return new Model(
        "small",
        18,
        List.of(Values.floats("image", "1", "1", "height", "width")),
        List.of(Values.floats("result", "1", "c", "h", "w")),
        small.graph.build());
  }

  /** Of 3 x 3, from 8 channels to 8, of the same height and width. */
  String conv(String name, String input) {
    return convolution(name, input, CHANNELS, 3, true, SAME);
  }

  String conv(String name, String input, int inputChannels, AttributeProto... attributes) {
    return convolution(name, input, inputChannels, 3, true, attributes);
  }

  String convWithoutBias(String name, String input) {
    return convolution(name, input, CHANNELS, 3, false, SAME);
  }

  String pointwise(String name, String input) {
    return convolution(name, input, CHANNELS, 1, true);
  }

  String relu(String input) {
    return node("Relu", input + ".relu", input);
  }

  String sum(String name, String left, String right) {
    return node("Add", name, left, right);
  }

  private String node(String operator, String name, String... inputs) {
    return graph.node(operator, name, List.of(inputs));
  }

  String maxPool(String name, String input) {
    return graph.node(
        "MaxPool",
        name,
        List.of(input),
        Attributes.of("kernel_shape", new long[] {3, 3}),
        Attributes.of("strides", new long[] {2, 2}),
        SAME);
  }

  private String convolution(
      String name, String input, int in, int kernel, boolean bias, AttributeProto... attributes) {
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    long[] dims = {CHANNELS, in, kernel, kernel};
    double size = 1.5 / Math.sqrt(in * kernel * kernel);
    inputs.add(
        graph.constant(
            Tensors.floats(
                name + ".weight", gaussian(CHANNELS * in * kernel * kernel, size), dims)));
    if (bias) {
      inputs.add(graph.constant(Tensors.floats(name + ".bias", gaussian(CHANNELS, 0.2), CHANNELS)));
    }
    return graph.node("Conv", name, inputs, attributes);
  }

  private float[] gaussian(int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
