package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Graph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A graph with some convolutions in 8 bits: each reads and gives tensors that went through {@code
 * QuantizeLinear} and {@code DequantizeLinear}, and its weights come out of {@code
 * DequantizeLinear}. An engine may run that as it stands, in float, or see the pattern and compute
 * with bytes. Between such convolutions, rectifiers, sums and maximum pools stay in 8 bits too.
 */
final class QuantizedGraph {
  private final Graph graph;
  private final Set<String> layers;
  private final QuantizeNodes nodes;
  private final Map<String, String> eightBit = new HashMap<>();
  private final Set<String> beforeRelu = new HashSet<>();

  private QuantizedGraph(Graph graph, Set<String> layers, QuantizeNodes nodes) {
    this.graph = graph;
    this.layers = layers;
    this.nodes = nodes;
  }

  /**
   * Quantizes.
   *
   * @param layers names of the convolutions
   * @param ranges of every tensor of {@link #tensors}
   */
  static Graph of(
      Graph graph, Set<String> layers, Function<String, Range> ranges, WeightRange weights) {
    QuantizeNodes nodes = new QuantizeNodes(graph, ranges, weights);
    new QuantizedGraph(graph, layers, nodes).walk();
    return nodes.build();
  }

  /** The tensors whose range must be known to quantize these layers, in the order of the graph. */
  static List<String> tensors(Graph graph, Set<String> layers) {
    Set<String> asked = new LinkedHashSet<>();
    Function<String, Range> recorder =
        tensor -> {
          asked.add(tensor);
          return new Range(0, 1);
        };
    of(graph, layers, recorder, WeightRange.FULL);
    return List.copyOf(asked);
  }

  private void walk() {
    for (NodeProto node : graph.nodes()) {
      if (layers.contains(node.getName())) {
        String input = eightBit(node.getInput(0));
        nodes.layer(node, input);
        result(node);
      } else if (isOperator(node, "Relu") && isOnEightBits(node.getInput(0))) {
        nodes.add(onEightBits(node));
        eightBit(node.getOutput(0));
      } else if (isOperator(node, "Add") && eightBit.keySet().containsAll(node.getInputList())) {
        nodes.add(onEightBits(node));
        result(node);
      } else if (isOperator(node, "MaxPool") && eightBit.containsKey(node.getInput(0))) {
        nodes.add(onEightBits(node));
        // A maximum is one of the codes that went in.
        eightBit.put(node.getOutput(0), nodes.sameCodes(node.getOutput(0), node.getInput(0)));
      } else {
        nodes.add(outside(node));
      }
    }
  }

  /** What an operator gives becomes 8 bits, after a rectifier where nothing else reads it. */
  private void result(NodeProto node) {
    String tensor = node.getOutput(0);
    Optional<NodeProto> only =
        Optional.of(graph.consumers(tensor)).filter(c -> c.size() == 1).map(c -> c.get(0));
    if (only.filter(consumer -> isOperator(consumer, "Relu")).isPresent()) {
      beforeRelu.add(tensor);
    } else {
      eightBit(tensor);
    }
  }

  private String eightBit(String tensor) {
    return eightBit.computeIfAbsent(tensor, nodes::pair);
  }

  private boolean isOnEightBits(String tensor) {
    return beforeRelu.contains(tensor) || eightBit.containsKey(tensor);
  }

  private NodeProto onEightBits(NodeProto node) {
    NodeProto.Builder changed = node.toBuilder().clearInput();
    node.getInputList().forEach(input -> changed.addInput(eightBit.getOrDefault(input, input)));
    return changed.build();
  }

  private NodeProto outside(NodeProto node) {
    NodeProto.Builder changed = node.toBuilder().clearInput();
    node.getInputList()
        .forEach(
            input -> changed.addInput(eightBit.containsKey(input) ? nodes.floats(input) : input));
    return changed.build();
  }

  private static boolean isOperator(NodeProto node, String operator) {
    return node.getOpType().equals(operator);
  }
}
