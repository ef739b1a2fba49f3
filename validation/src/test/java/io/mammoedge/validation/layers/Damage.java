package io.mammoedge.validation.layers;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes of a graph that no digest and no checker notices. */
final class Damage {
  private Damage() {}

  /** One value of a float constant after another, with its index. */
  interface Change {
    double of(int index, double value);
  }

  /** Every value of a float constant changed. */
  static UnaryOperator<Graph> constant(String name, Change change) {
    return graph -> withConstant(graph, changed(graph.constant(name), name, change));
  }

  private static TensorProto changed(TensorProto tensor, String name, Change change) {
    float[] values = Tensors.floats(tensor);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) change.of(i, values[i]);
    }
    return Tensors.floats(name, values, Tensors.dims(tensor));
  }

  private static Graph withConstant(Graph graph, TensorProto tensor) {
    Map<String, TensorProto> constants = new LinkedHashMap<>(graph.constants());
    constants.put(tensor.getName(), tensor);
    return new Graph(graph.nodes(), constants);
  }

  /** A node replaced. */
  static UnaryOperator<Graph> node(String name, UnaryOperator<NodeProto> change) {
    return graph ->
        new Graph(
            graph.nodes().stream()
                .map(node -> node.getName().equals(name) ? change.apply(node) : node)
                .toList(),
            graph.constants());
  }

  /** An attribute of a node replaced. */
  static UnaryOperator<Graph> attribute(String node, AttributeProto other) {
    return node(
        node,
        before -> {
          NodeProto.Builder after = before.toBuilder().clearAttribute();
          before.getAttributeList().stream()
              .filter(attribute -> !attribute.getName().equals(other.getName()))
              .forEach(after::addAttribute);
          return after.addAttribute(other).build();
        });
  }

  /** The scale of one {@code DequantizeLinear} alone, which has a constant of its own then. */
  static UnaryOperator<Graph> wayBack(String tensor, double factor) {
    String scale = tensor + ".scale.back";
    return graph ->
        node(tensor + ".dequantized", node -> node.toBuilder().setInput(1, scale).build())
            .apply(
                withConstant(
                    graph,
                    changed(graph.constant(tensor + ".scale"), scale, (i, s) -> factor * s)));
  }

  /** The batch norm of a layer folded with other numbers. */
  static UnaryOperator<Graph> folded(String layer, Change weightOfChannel, Change bias) {
    return graph -> {
      int channels = Math.toIntExact(graph.constant(layer + ".weight").getDims(0));
      int perChannel = Tensors.floats(graph.constant(layer + ".weight")).length / channels;
      Graph weights =
          constant(layer + ".weight", (i, w) -> weightOfChannel.of(i / perChannel, w)).apply(graph);
      return constant(layer + ".bias", bias).apply(weights);
    };
  }
}
