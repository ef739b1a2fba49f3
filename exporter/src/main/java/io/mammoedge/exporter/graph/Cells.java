package io.mammoedge.exporter.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Height and width of an image or a feature map.
 *
 * @param height rows
 * @param width columns
 */
record Cells(long height, long width) {
  /** The size of a tensor inside a network whose input has this size. */
  Cells of(Graph graph, String input, String tensor) {
    Map<String, Cells> sizes = new HashMap<>(Map.of(input, this));
    for (NodeProto node : graph.nodes()) {
      sizes.put(node.getOutput(0), sizes.get(node.getInput(0)).after(node));
    }
    return sizes.get(tensor);
  }

  /**
   * Only convolutions and pools with a window change the size (ONNX {@code Conv}: output shape; the
   * exporter writes no {@code auto_pad} but {@code SAME_UPPER}).
   */
  private Cells after(NodeProto node) {
    return Attributes.find(node, "kernel_shape").isEmpty()
        ? this
        : new Cells(windows(height, node, 0), windows(width, node, 1));
  }

  private static long windows(long size, NodeProto node, int axis) {
    long stride = Attributes.longs(node, "strides").get(axis);
    if (Attributes.find(node, "auto_pad").isPresent()) {
      return (size + stride - 1) / stride;
    }
    List<Long> pads = Attributes.longs(node, "pads");
    long kernel = Attributes.longs(node, "kernel_shape").get(axis);
    long dilation = Attributes.find(node, "dilations").map(found -> found.getInts(axis)).orElse(1L);
    long window = dilation * (kernel - 1) + 1;
    long padded = size + pads.get(axis) + pads.get(axis + 2);
    return (padded - window) / stride + 1;
  }
}
