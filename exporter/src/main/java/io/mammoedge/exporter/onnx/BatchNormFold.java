package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds every {@code BatchNormalization} into the convolution or linear layer right before it: with
 * {@code s = gamma / sqrt(variance + epsilon)} the weights become {@code w s} and the bias {@code
 * beta + (b - mean) s}, in double. One that follows anything else, or a layer that others read too,
 * stays.
 */
public final class BatchNormFold {
  private final Network network;
  private final Map<String, TensorProto> constants;
  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, String> renamed = new HashMap<>();

  private BatchNormFold(Network network) {
    this.network = network;
    this.constants = new LinkedHashMap<>(network.graph().constants());
  }

  /**
   * What folding made.
   *
   * @param network without the batch norms that could be folded
   * @param holders by the output of each folded batch norm the tensor that holds its values now:
   *     the layer's, whose own values are nowhere any more
   */
  public record Folded(Network network, Map<String, String> holders) {
    /** Copies the map. */
    public Folded {
      holders = Map.copyOf(holders);
    }
  }

  /** The network without the batch norms that could be folded. */
  public static Network apply(Network network) {
    return fold(network).network();
  }

  /** As {@link #apply}, and says where the values of the folded batch norms are. */
  public static Folded fold(Network network) {
    return new BatchNormFold(network).fold();
  }

  private Folded fold() {
    for (NodeProto node : network.graph().nodes()) {
      Optional<NodeProto> layer = foldable(node);
      if (layer.isPresent()) {
        replace(layer.get(), node);
      } else {
        nodes.add(Nodes.rename(node, this::current));
      }
    }
    Network folded =
        new Network(new Graph(nodes, constants), network.input(), current(network.output()));
    return new Folded(folded, renamed);
  }

  private String current(String tensor) {
    return renamed.getOrDefault(tensor, tensor);
  }

  private Optional<NodeProto> foldable(NodeProto node) {
    if (!node.getOpType().equals("BatchNormalization")) {
      return Optional.empty();
    }
    String input = node.getInput(0);
    return network
        .graph()
        .producer(input)
        .filter(BatchNormFold::isLinear)
        .filter(producer -> network.graph().consumers(input).size() == 1)
        .filter(producer -> !input.equals(network.output()));
  }

  /** Both kinds lay their weights out as [out, ...]; a converted linear layer is transposed. */
  private static boolean isLinear(NodeProto node) {
    return node.getOpType().equals("Conv") || node.getOpType().equals("Gemm");
  }

  private void replace(NodeProto layer, NodeProto norm) {
    Affine affine = Affine.of(norm, network.graph());
    String bias = layer.getName() + ".bias";
    TensorProto weight = network.graph().constant(layer.getInput(1));
    constants.put(weight.getName(), affine.weight(weight));
    constants.put(bias, affine.bias(bias, network.graph().constants().get(bias)));
    norm.getInputList().subList(1, 5).forEach(constants::remove);
    renamed.put(norm.getOutput(0), layer.getOutput(0));
    nodes.replaceAll(node -> isSame(node, layer) ? withBias(node, bias) : node);
  }

  private static boolean isSame(NodeProto a, NodeProto b) {
    return a.getName().equals(b.getName());
  }

  private static NodeProto withBias(NodeProto node, String bias) {
    return node.toBuilder()
        .clearInput()
        .addInput(node.getInput(0))
        .addInput(node.getInput(1))
        .addInput(bias)
        .build();
  }

  /** A batch norm in evaluation: {@code y = slope x + offset} per channel. */
  private record Affine(double[] slope, double[] offset) {
    static Affine of(NodeProto norm, Graph graph) {
      float[] gamma = Tensors.floats(graph.constant(norm.getInput(1)));
      float[] beta = Tensors.floats(graph.constant(norm.getInput(2)));
      float[] mean = Tensors.floats(graph.constant(norm.getInput(3)));
      float[] variance = Tensors.floats(graph.constant(norm.getInput(4)));
      double epsilon = Attributes.find(norm, "epsilon").orElseThrow().getF();
      double[] slope = new double[gamma.length];
      double[] offset = new double[gamma.length];
      for (int c = 0; c < slope.length; c++) {
        slope[c] = gamma[c] / Math.sqrt(variance[c] + epsilon);
        offset[c] = beta[c] - mean[c] * slope[c];
      }
      return new Affine(slope, offset);
    }

    TensorProto weight(TensorProto weight) {
      float[] values = Tensors.floats(weight);
      int perChannel = values.length / slope.length;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * slope[i / perChannel]);
      }
      return Tensors.floats(weight.getName(), values, Tensors.dims(weight));
    }

    TensorProto bias(String name, TensorProto before) {
      float[] values = before == null ? new float[slope.length] : Tensors.floats(before);
      for (int c = 0; c < values.length; c++) {
        values[c] = (float) (offset[c] + values[c] * slope[c]);
      }
      return Tensors.floats(name, values, values.length);
    }
  }
}
