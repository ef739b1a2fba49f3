package io.mammoedge.validation.layers;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tensor of a graph that goes through 8 bits: {@code QuantizeLinear}, then one or more {@code
 * DequantizeLinear}. Of those a scale of 1 and a {@code Mul} may take the scale's place.
 *
 * @param tensor its name before
 * @param code name of the constant with the scale; a maximum has that of what it is taken of
 * @param into scale and zero point of {@code QuantizeLinear}
 * @param back of each {@code DequantizeLinear}
 * @param values name of the tensor that readers of floats see
 */
record EightBits(String tensor, String code, Codes into, List<Codes> back, String values) {
  private static final int LARGEST = 255;

  /** Copies the list. */
  EightBits {
    back = List.copyOf(back);
  }

  /**
   * {@code value = scale (code - zero)}.
   *
   * @param scale width of a step
   * @param zero code of 0
   */
  record Codes(float scale, int zero) {}

  /** All of a graph by name. */
  static Map<String, EightBits> of(Graph graph) {
    Map<String, EightBits> all = new LinkedHashMap<>();
    for (NodeProto node : graph.nodes()) {
      if (isOperator(node, "QuantizeLinear")) {
        EightBits bits = of(graph, node);
        all.put(bits.tensor(), bits);
      }
    }
    return all;
  }

  private static EightBits of(Graph graph, NodeProto quantize) {
    List<Codes> back = new ArrayList<>();
    String values = quantize.getInput(0);
    for (NodeProto node : graph.consumers(quantize.getOutput(0))) {
      if (isOperator(node, "DequantizeLinear")) {
        Optional<NodeProto> product = product(graph, node);
        Codes codes = codes(graph, node);
        float factor = product.map(p -> scalar(graph, p.getInput(1))).orElse(1f);
        back.add(new Codes(codes.scale() * factor, codes.zero()));
        values = product.orElse(node).getOutput(0);
      }
    }
    return new EightBits(
        quantize.getInput(0), quantize.getInput(1), codes(graph, quantize), back, values);
  }

  /** The multiplication that stands for the scale. */
  private static Optional<NodeProto> product(Graph graph, NodeProto dequantize) {
    return scalar(graph, dequantize.getInput(1)) == 1
        ? graph.consumers(dequantize.getOutput(0)).stream()
            .filter(node -> isOperator(node, "Mul"))
            .filter(node -> graph.constants().containsKey(node.getInput(1)))
            .findFirst()
        : Optional.empty();
  }

  private static Codes codes(Graph graph, NodeProto node) {
    int zero = Tensors.codes(graph.constant(node.getInput(2)))[0];
    return new Codes(scalar(graph, node.getInput(1)), zero);
  }

  private static float scalar(Graph graph, String constant) {
    return Tensors.floats(graph.constant(constant))[0];
  }

  private static boolean isOperator(NodeProto node, String operator) {
    return node.getOpType().equals(operator);
  }

  /** What is wrong with the ways there and back, if they do not fit. */
  Optional<String> mismatch() {
    return back.stream()
        .filter(codes -> !codes.equals(into))
        .findFirst()
        .map(
            codes ->
                "its values go into 8 bits with scale %s and zero point %d, and come back with %s and %d"
                    .formatted(into.scale(), into.zero(), codes.scale(), codes.zero()));
  }

  /** The share of values at an end of the range, where what lies beyond is clipped to. */
  double saturated(float[] values) {
    Codes codes = back.isEmpty() ? into : back.get(0);
    int clipped = 0;
    for (float value : values) {
      int code = Math.round(value / codes.scale()) + codes.zero();
      clipped += code >= LARGEST || (code <= 0 && codes.zero() > 0) ? 1 : 0;
    }
    return (double) clipped / values.length;
  }
}
