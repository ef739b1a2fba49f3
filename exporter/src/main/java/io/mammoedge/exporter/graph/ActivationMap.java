package io.mammoedge.exporter.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.List;
import java.util.Optional;

/**
 * The class activation map (Zhou et al. 2016, "Learning Deep Features for Discriminative
 * Localization") of a network that ends in global average pooling and a linear layer of two
 * classes: per cell {@code (w_malignant - w_benign) . features}. Its mean plus the difference of
 * the biases is the log-odds of malignant, so a cell's value says what the cell adds.
 *
 * @param features name of the last feature map, [1, C, h, w]
 * @param weight of the linear layer, [2, C], class order benign, malignant
 */
record ActivationMap(String features, TensorProto weight) {
  /** The map of a network, if its head has one. */
  static Optional<ActivationMap> of(Network network) {
    Graph graph = network.graph();
    return graph
        .producer(network.output())
        .filter(linear -> isOperator(linear, "Gemm"))
        .flatMap(
            linear ->
                graph
                    .producer(linear.getInput(0))
                    .filter(flatten -> isOperator(flatten, "Flatten"))
                    .flatMap(flatten -> graph.producer(flatten.getInput(0)))
                    .filter(pool -> isOperator(pool, "GlobalAveragePool"))
                    .map(pool -> pool.getInput(0))
                    .map(map -> new ActivationMap(map, graph.constant(linear.getInput(1)))));
  }

  /** The same of other features. */
  ActivationMap again(String otherFeatures) {
    return new ActivationMap(otherFeatures, weight);
  }

  /** Adds the map [1,1,h,w] under that name. */
  String add(GraphBuilder graph, String name) {
    float[] values = Tensors.floats(weight);
    float[] difference = new float[values.length / 2];
    for (int c = 0; c < difference.length; c++) {
      difference[c] = (float) ((double) values[difference.length + c] - values[c]);
    }
    String kernel =
        graph.constant(Tensors.floats(name + ".weight", difference, 1, difference.length, 1, 1));
    return graph.node("Conv", name, List.of(features, kernel));
  }

  private static boolean isOperator(NodeProto node, String operator) {
    return node.getOpType().equals(operator);
  }
}
