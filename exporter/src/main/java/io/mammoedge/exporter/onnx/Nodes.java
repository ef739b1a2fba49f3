package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.function.UnaryOperator;

/** Changed copies of nodes. */
final class Nodes {
  private Nodes() {}

  /** The node with other names for the tensors it reads and makes. */
  static NodeProto rename(NodeProto node, UnaryOperator<String> names) {
    return node.toBuilder()
        .clearInput()
        .addAllInput(node.getInputList().stream().map(names).toList())
        .clearOutput()
        .addAllOutput(node.getOutputList().stream().map(names).toList())
        .build();
  }
}
