package io.mammoedge.exporter.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.List;

/**
 * The nodes of one preprocessing step on an image [1,1,H,W]; each is named by the step and its own
 * role. Sizes and counts are int64, as ONNX's shapes are.
 *
 * @param graph they go into
 * @param name of the step, and of its result
 * @param image name of the tensor that the step reads
 */
record StepNodes(GraphBuilder graph, String name, String image) {
  /** {@code DataType} of {@code Cast} (onnx.proto3). */
  static final int FLOAT = 1;

  static final int INT64 = 7;

  /** The last node. */
  String result(String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.node(operator, name, inputs, attributes);
  }

  /** A node on the way to it. */
  String node(String role, String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.node(operator, name + "." + role, inputs, attributes);
  }

  /** An int64 vector. */
  String longs(String role, long... values) {
    return graph.constant(Tensors.longs(name + "." + role, values));
  }

  /** An int64 scalar. */
  String index(String role, long value) {
    return graph.constant(Tensors.index(name + "." + role, value));
  }

  /** A float32 scalar. */
  String scalar(String role, float value) {
    return graph.constant(Tensors.scalar(name + "." + role, value));
  }

  /** The image's size along the axes {@code from} to before {@code to}: 2 is H, 3 is W. */
  String size(String role, int from, int to) {
    return node(
        role, "Shape", List.of(image), Attributes.of("start", from), Attributes.of("end", to));
  }

  /** A tensor as another type. */
  String cast(String role, String tensor, int type) {
    return node(role, "Cast", List.of(tensor), Attributes.of("to", type));
  }

  /** The sums over some axes, which vanish. */
  String sum(String role, String tensor, long... axes) {
    String over = longs(role + ".axes", axes);
    return node(role, "ReduceSum", List.of(tensor, over), Attributes.of("keepdims", 0));
  }

  /** The image's pixels from {@code starts} to before {@code ends}, both [2]: rows, columns. */
  String cut(String starts, String ends) {
    return result("Slice", List.of(image, starts, ends, longs("axes", 2, 3)));
  }
}
