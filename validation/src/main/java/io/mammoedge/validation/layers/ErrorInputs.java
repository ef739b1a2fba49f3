package io.mammoedge.validation.layers;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A graph that takes an error for each of some tensors: whoever reads such a tensor reads its sum
 * with the graph input {@code error.TENSOR}, float32 of any shape that ONNX {@code Add} broadcasts.
 */
final class ErrorInputs {
  private static final String SUM = ".with.error";

  private final Graph graph;
  private final Set<String> tensors;

  private ErrorInputs(Graph graph, Set<String> tensors) {
    this.graph = graph;
    this.tensors = tensors;
  }

  /**
   * The graph, giving {@code logits} alone.
   *
   * @param tensors that nodes of the graph make
   */
  static Model of(Model model, Set<String> tensors) {
    List<ValueInfoProto> inputs = new ArrayList<>(model.inputs());
    tensors.forEach(tensor -> inputs.add(value(name(tensor))));
    return new Model(
        model.name(),
        model.opset(),
        inputs,
        model.outputs().stream().filter(o -> o.getName().equals(Stages.LOGITS)).toList(),
        new ErrorInputs(model.graph(), tensors).changed());
  }

  /** Of the input with a tensor's error. */
  static String name(String tensor) {
    return "error." + tensor;
  }

  private static ValueInfoProto value(String name) {
    TypeProto.Tensor floats =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(floats))
        .build();
  }

  private Graph changed() {
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : graph.nodes()) {
      nodes.add(redirected(node));
      node.getOutputList().stream().filter(tensors::contains).forEach(t -> nodes.add(sum(t)));
    }
    return new Graph(nodes, graph.constants());
  }

  private NodeProto redirected(NodeProto node) {
    List<String> inputs =
        node.getInputList().stream()
            .map(input -> tensors.contains(input) ? input + SUM : input)
            .toList();
    return node.toBuilder().clearInput().addAllInput(inputs).build();
  }

  private static NodeProto sum(String tensor) {
    return NodeProto.newBuilder()
        .setOpType("Add")
        .setName(tensor + SUM)
        .addInput(tensor)
        .addInput(name(tensor))
        .addOutput(tensor + SUM)
        .build();
  }
}
