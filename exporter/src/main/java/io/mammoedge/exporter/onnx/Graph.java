package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an ONNX graph, or all of it.
 *
 * @param nodes in an order in which they can run
 * @param constants by name, in the order they are written in
 */
public record Graph(List<NodeProto> nodes, Map<String, TensorProto> constants) {
  /** Copies both. */
  public Graph {
    nodes = List.copyOf(nodes);
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** The node that computes a tensor; none for inputs and constants. */
  public Optional<NodeProto> producer(String tensor) {
    return nodes.stream().filter(n -> n.getOutputList().contains(tensor)).findFirst();
  }

  /** The nodes that read a tensor. */
  public List<NodeProto> consumers(String tensor) {
    return nodes.stream().filter(n -> n.getInputList().contains(tensor)).toList();
  }

  /** The constant of that name. */
  public TensorProto constant(String name) {
    return Optional.ofNullable(constants.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no constant '" + name + "'"));
  }
}
