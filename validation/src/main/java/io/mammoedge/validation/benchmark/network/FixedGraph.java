package io.mammoedge.validation.benchmark.network;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.trainer.dataset.ImageSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A release's graph as engines like it: they know more of tensors whose sizes do not vary. */
final class FixedGraph {
  private static final String LOGITS = "logits";

  private FixedGraph() {}

  /** For images of one size, as a release's network behind its resampling. */
  static Model of(Model model, ImageSize size) {
    return new Model(
        model.name(),
        model.opset(),
        model.inputs().stream().map(input -> fixed(input, size)).toList(),
        model.outputs(),
        model.graph());
  }

  /** No further than the logits: OpenCV's Gather cannot pick one of two probabilities. */
  static Model toLogits(Model model) {
    return model
        .withOutputs(
            model.outputs().stream().filter(output -> output.getName().equals(LOGITS)).toList())
        .withGraph(needed(model.graph()));
  }

  /** One image: 1 x 1 x height x width. */
  private static ValueInfoProto fixed(ValueInfoProto input, ImageSize size) {
    ValueInfoProto.Builder fixed = input.toBuilder();
    long[] dims = {1, 1, size.height(), size.width()};
    for (int i = 0; i < dims.length; i++) {
      fixed
          .getTypeBuilder()
          .getTensorTypeBuilder()
          .getShapeBuilder()
          .getDimBuilder(i)
          .setDimValue(dims[i]);
    }
    return fixed.build();
  }

  private static Graph needed(Graph graph) {
    Set<String> tensors = new HashSet<>(Set.of(LOGITS));
    List<NodeProto> nodes = new ArrayList<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      NodeProto node = graph.nodes().get(i);
      if (node.getOutputList().stream().anyMatch(tensors::contains)) {
        tensors.addAll(node.getInputList());
        nodes.add(node);
      }
    }
    Collections.reverse(nodes);
    return new Graph(nodes, graph.constants());
  }
}
