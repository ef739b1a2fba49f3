package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects nodes and constants in the order they come; the same calls give the same graph. Every
 * node has one output, which is named like the node.
 */
public final class GraphBuilder {
  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, TensorProto> constants = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  /** An empty graph whose inputs have these names. */
  public GraphBuilder(String... inputs) {
    List.of(inputs).forEach(this::claim);
  }

  /**
   * Adds a node.
   *
   * @param operator ONNX operator type
   * @param name unique in the graph
   * @param inputs names of tensors that are there already; an empty name leaves an optional one out
   * @return the name of its output
   * @throws IllegalArgumentException if the name is taken or an input is not there
   */
  public String node(
      String operator, String name, List<String> inputs, AttributeProto... attributes) {
    add(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(List.of(attributes))
            .build());
    return name;
  }

  /**
   * Adds a constant.
   *
   * @return its name
   * @throws IllegalArgumentException if the name is taken
   */
  public String constant(TensorProto tensor) {
    claim(tensor.getName());
    constants.put(tensor.getName(), tensor);
    return tensor.getName();
  }

  /** Adds everything of another graph; tensors it reads but does not make are there already. */
  public GraphBuilder append(Graph other) {
    other.constants().values().forEach(this::constant);
    other.nodes().forEach(this::add);
    return this;
  }

  /** What was collected so far. */
  public Graph build() {
    return new Graph(nodes, constants);
  }

  private void add(NodeProto node) {
    for (String input : node.getInputList()) {
      if (!input.isEmpty() && !names.contains(input)) {
        throw new IllegalArgumentException(
            "node '" + node.getName() + "' reads '" + input + "', which is not there yet");
      }
    }
    node.getOutputList().forEach(this::claim);
    nodes.add(node);
  }

  private void claim(String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("two tensors of the graph are named '" + name + "'");
    }
  }
}
