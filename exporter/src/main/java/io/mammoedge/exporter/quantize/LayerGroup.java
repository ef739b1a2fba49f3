package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Convolutions on the same weights: one layer, once for each mirrored view of the image. They are
 * in 8 bits or in float together, or the file would hold the weights twice.
 *
 * @param name of the first of them
 * @param nodes names of all
 */
record LayerGroup(String name, List<String> nodes) {
  /** Convolutions with fewer output channels gain no time. */
  private static final int LEAST_CHANNELS = 8;

  LayerGroup {
    nodes = List.copyOf(nodes);
  }

  /** All that could be in 8 bits, in the order of the graph. */
  static List<LayerGroup> of(Graph graph) {
    Map<String, List<String>> byWeight = new LinkedHashMap<>();
    for (NodeProto node : graph.nodes()) {
      if (isCandidate(node, graph)) {
        byWeight.computeIfAbsent(node.getInput(1), w -> new ArrayList<>()).add(node.getName());
      }
    }
    return byWeight.values().stream().map(nodes -> new LayerGroup(nodes.get(0), nodes)).toList();
  }

  private static boolean isCandidate(NodeProto node, Graph graph) {
    return node.getOpType().equals("Conv")
        && graph.constants().containsKey(node.getInput(1))
        && graph.constant(node.getInput(1)).getDims(0) >= LEAST_CHANNELS;
  }
}
