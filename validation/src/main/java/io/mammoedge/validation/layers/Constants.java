package io.mammoedge.validation.layers;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the constants of a release graph against those of the trained network, converted once more:
 * floats must be the same, codes must be nearest, and scales must fit each other.
 */
final class Constants {
  private final Graph expected;
  private final Graph release;
  private final Map<String, EightBits> eightBits;
  private final Map<String, String> findings = new LinkedHashMap<>();

  private Constants(Graph expected, Graph release, Map<String, EightBits> eightBits) {
    this.expected = expected;
    this.release = release;
    this.eightBits = eightBits;
  }

  /**
   * What is wrong, in words, by the tensor whose node it belongs to.
   *
   * @param expected the trained network as the exporter writes it, in 32-bit floats
   */
  static Map<String, String> findings(
      Graph expected, Graph release, Map<String, EightBits> eightBits) {
    Constants constants = new Constants(expected, release, eightBits);
    eightBits
        .values()
        .forEach(bits -> bits.mismatch().ifPresent(why -> constants.found(bits.tensor(), why)));
    Map<String, NodeProto> nodes = new LinkedHashMap<>();
    release.nodes().forEach(node -> nodes.put(node.getName(), node));
    expected.nodes().stream()
        .filter(node -> nodes.containsKey(node.getName()))
        .forEach(node -> constants.compare(node, nodes.get(node.getName())));
    return constants.findings;
  }

  private void found(String tensor, String what) {
    findings.putIfAbsent(tensor, what);
  }

  private void compare(NodeProto node, NodeProto other) {
    if (!node.getOpType().equals(other.getOpType())) {
      found(
          node.getOutput(0),
          "%s computes it where %s is due".formatted(other.getOpType(), node.getOpType()));
      return;
    }
    int inputs = Math.min(node.getInputCount(), other.getInputCount());
    for (int i = 0; i < inputs; i++) {
      String constant = node.getInput(i);
      if (isFloats(constant)) {
        compare(node, role(node, i), constant, other.getInput(i));
      }
    }
    biasScale(node, other);
  }

  private boolean isFloats(String constant) {
    return expected.constants().containsKey(constant)
        && expected.constant(constant).getDataType() == TensorProto.DataType.FLOAT.getNumber();
  }

  private static String role(NodeProto node, int input) {
    boolean isLayer = node.getOpType().equals("Conv") || node.getOpType().equals("Gemm");
    return !isLayer ? "constant" : input == 1 ? "weights" : "bias";
  }

  private void compare(NodeProto node, String role, String constant, String other) {
    float[] floats = Tensors.floats(expected.constant(constant));
    if (release.constants().containsKey(other)) {
      FloatDifference.of(floats, Tensors.floats(release.constant(other)))
          .ifPresent(why -> found(node.getOutput(0), role + ": " + why));
    } else {
      dequantized(other)
          .flatMap(codes -> codes.objection(floats))
          .ifPresent(why -> found(node.getOutput(0), role + ": " + why));
    }
  }

  private Optional<DequantizedConstant> dequantized(String tensor) {
    return release
        .producer(tensor)
        .filter(node -> node.getOpType().equals("DequantizeLinear"))
        .filter(node -> release.constants().containsKey(node.getInput(0)))
        .map(
            node ->
                new DequantizedConstant(
                    Tensors.codes(release.constant(node.getInput(0))),
                    Tensors.floats(release.constant(node.getInput(1)))));
  }

  /**
   * ONNX Runtime computes with bytes as if the bias had the scale of input times weights. Where it
   * has not and yet its values are right, the input's scale is not the one it was made for.
   */
  private void biasScale(NodeProto node, NodeProto other) {
    if (!node.getOpType().equals("Conv") || other.getInputCount() < 3) {
      return;
    }
    Optional<EightBits> input =
        eightBits.values().stream()
            .filter(bits -> bits.values().equals(other.getInput(0)))
            .findFirst();
    Optional<DequantizedConstant> weight = dequantized(other.getInput(1));
    Optional<DequantizedConstant> bias = dequantized(other.getInput(2));
    if (input.isEmpty() || weight.isEmpty() || bias.isEmpty()) {
      return;
    }
    double factor = bias.get().scaleOver(weight.get(), input.get().into().scale());
    if (Math.abs(factor - 1) > LayerLimits.SCALE && !findings.containsKey(node.getOutput(0))) {
      found(
          origin(input.get()),
          String.format(
              Locale.ROOT,
              "its values go into 8 bits with a scale of %.4g times that which the layer '%s' was"
                  + " made for",
              1 / factor,
              node.getName()));
    }
  }

  /** The first tensor in these codes: the others were taken from it. */
  private String origin(EightBits bits) {
    return eightBits.values().stream()
        .filter(other -> other.code().equals(bits.code()))
        .findFirst()
        .orElse(bits)
        .tensor();
  }
}
