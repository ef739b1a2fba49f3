package io.mammoedge.exporter.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a network of three equal colour channels take one grey channel: the first convolution's
 * weights are added up over the channels, in double.
 */
final class GreyInput {
  private GreyInput() {}

  /**
   * A network of the same output for [N,1,H,W].
   *
   * @param channels that the network takes now
   * @throws MammoEdgeException if anything but a convolution over all channels reads the input
   */
  static Network apply(Network network, int channels) {
    if (channels == 1) {
      return network;
    }
    Map<String, TensorProto> constants = new LinkedHashMap<>(network.graph().constants());
    for (NodeProto node : network.graph().consumers(network.input())) {
      requireConvolution(node, channels);
      constants.computeIfPresent(node.getInput(1), (name, weight) -> sum(weight));
    }
    Graph graph = new Graph(network.graph().nodes(), constants);
    return new Network(graph, network.input(), network.output());
  }

  private static void requireConvolution(NodeProto node, int channels) {
    boolean plain =
        node.getOpType().equals("Conv") && Attributes.find(node, "group").orElseThrow().getI() == 1;
    if (!plain) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "cannot export: the input's "
              + channels
              + " channels go into '"
              + node.getName()
              + "', which is no plain convolution, so they cannot become one grey channel; train"
              + " the network on one channel");
    }
  }

  /** [out, channels, height, width] to [out, 1, height, width]. */
  private static TensorProto sum(TensorProto weight) {
    int channels = Math.toIntExact(weight.getDims(1));
    int area = Math.toIntExact(weight.getDims(2) * weight.getDims(3));
    float[] values = Tensors.floats(weight);
    float[] sums = new float[values.length / channels];
    for (int i = 0; i < sums.length; i++) {
      int first = i / area * channels * area + i % area;
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += values[first + c * area];
      }
      sums[i] = (float) sum;
    }
    return Tensors.floats(
        weight.getName(), sums, weight.getDims(0), 1, weight.getDims(2), weight.getDims(3));
  }
}
