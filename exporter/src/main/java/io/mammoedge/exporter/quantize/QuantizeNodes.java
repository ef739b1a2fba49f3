package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes the nodes and constants of a {@link QuantizedGraph}, each named after its tensor. */
final class QuantizeNodes {
  private static final String ONE = "quantized.one";

  private final Graph graph;
  private final Function<String, Range> ranges;
  private final WeightRange weights;
  private final List<NodeProto> nodes = new ArrayList<>();
  private final Set<String> made = new HashSet<>();
  private final Map<String, TensorProto> constants;
  private final Map<String, Range> known = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> floats = new HashMap<>();
  private final Map<String, QuantizedWeight> kernels = new HashMap<>();

  QuantizeNodes(Graph graph, Function<String, Range> ranges, WeightRange weights) {
    this.graph = graph;
    this.ranges = ranges;
    this.weights = weights;
    this.constants = new LinkedHashMap<>(graph.constants());
  }

  /** What was written, without ways to 8 bits and back that nobody went. */
  Graph build() {
    Set<String> read = new HashSet<>();
    List<NodeProto> kept = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodeProto node = nodes.get(i);
      if (!made.contains(node.getName()) || read.contains(node.getOutput(0))) {
        kept.add(node);
        read.addAll(node.getInputList());
      }
    }
    Collections.reverse(kept);
    constants.keySet().retainAll(read);
    return new Graph(kept, constants);
  }

  void add(NodeProto node) {
    nodes.add(node);
  }

  /** To 8 bits and back, by the tensor's own range; gives the name of what comes back. */
  String pair(String tensor) {
    Range range = ranges.apply(tensor);
    constant(Tensors.scalar(tensor + ".scale", range.scale()));
    constant(Tensors.unsignedByte(tensor + ".zero", range.zeroPoint()));
    return pair(tensor, tensor, range);
  }

  /** To 8 bits and back, by the codes of another tensor. */
  String sameCodes(String tensor, String other) {
    return pair(tensor, codes.get(other), known.get(other));
  }

  /**
   * Back to floats, for an operator that shall not compute with bytes. ONNX Runtime (1.29, {@code
   * WeightBiasQuantization}) makes bytes of the weights of whatever convolution reads a {@code
   * DequantizeLinear}, with one scale for all channels; so the scale is a product of its own.
   */
  String floats(String tensor) {
    return floats.computeIfAbsent(tensor, this::steps);
  }

  private String steps(String tensor) {
    constant(Tensors.scalar(ONE, 1));
    String code = codes.get(tensor);
    String steps =
        node(
            "DequantizeLinear",
            tensor + ".steps",
            tensor + ".quantized",
            List.of(ONE, code + ".zero"));
    return node("Mul", tensor + ".floats", steps, List.of(code + ".scale"));
  }

  private String pair(String tensor, String code, Range range) {
    known.put(tensor, range);
    codes.put(tensor, code);
    List<String> how = List.of(code + ".scale", code + ".zero");
    String quantized = node("QuantizeLinear", tensor + ".quantized", tensor, how);
    return node("DequantizeLinear", tensor + ".dequantized", quantized, how);
  }

  /** A convolution with weights of 8 and a bias of 32 bits, on a tensor that is in 8 bits. */
  void layer(NodeProto node, String input) {
    String weight = node.getInput(1);
    String bias = node.getInputCount() > 2 ? node.getInput(2) : "";
    float[] floats = bias.isEmpty() ? new float[0] : Tensors.floats(graph.constant(bias));
    float scale = known.get(node.getInput(0)).scale();
    // Copies of a network on mirrored images share their weights.
    QuantizedWeight kernel =
        kernels.computeIfAbsent(
            weight, w -> QuantizedWeight.of(graph.constant(w), floats, scale, weights));
    NodeProto.Builder changed =
        node.toBuilder().clearInput().addInput(input).addInput(weight(node, kernel));
    if (!bias.isEmpty()) {
      changed.addInput(bias(node, kernel, floats, scale));
    }
    nodes.add(changed.build());
  }

  private String weight(NodeProto node, QuantizedWeight kernel) {
    String weight = node.getInput(1);
    constant(
        Tensors.bytes(weight + ".int8", kernel.values(), Tensors.dims(graph.constant(weight))));
    constant(Tensors.floats(weight + ".scale", kernel.scales(), kernel.scales().length));
    constant(
        Tensors.bytes(weight + ".zero", new byte[kernel.scales().length], kernel.scales().length));
    return node(
        "DequantizeLinear",
        node.getName() + ".weight.dequantized",
        weight + ".int8",
        List.of(weight + ".scale", weight + ".zero"),
        Attributes.of("axis", 0));
  }

  private String bias(NodeProto node, QuantizedWeight kernel, float[] floats, float scale) {
    String name = node.getName() + ".bias";
    float[] scales = kernel.biasScales(scale);
    constant(Tensors.integers(name + ".int32", kernel.bias(floats, scale)));
    constant(Tensors.floats(name + ".scale", scales, scales.length));
    constant(Tensors.integers(name + ".zero", new int[scales.length]));
    return node(
        "DequantizeLinear",
        name + ".dequantized",
        name + ".int32",
        List.of(name + ".scale", name + ".zero"),
        Attributes.of("axis", 0));
  }

  private void constant(TensorProto tensor) {
    TensorProto before = constants.put(tensor.getName(), tensor);
    if (before != null && !before.equals(tensor)) {
      throw new IllegalArgumentException(
          "two constants of the graph are named '" + tensor.getName() + "'");
    }
  }

  private String node(
      String operator, String name, String input, List<String> how, AttributeProto... attributes) {
    made.add(name);
    nodes.add(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addInput(input)
            .addAllInput(how)
            .addOutput(name)
            .addAllAttribute(List.of(attributes))
            .build());
    return name;
  }
}
