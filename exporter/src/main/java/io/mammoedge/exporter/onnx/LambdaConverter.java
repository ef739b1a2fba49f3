package io.mammoedge.exporter.onnx;

import ai.djl.nn.Activation;
import ai.djl.nn.LambdaBlock;
import java.util.List;
import java.util.Map;

/**
 * {@link LambdaBlock} by the name DJL gives it. Only functions without parameters can be told by
 * name: those of {@link Activation} such as {@code LeakyReLU} hide theirs and are refused.
 */
final class LambdaConverter implements BlockConverter<LambdaBlock> {
  private static final Map<String, String> OPERATORS =
      Map.of(
          "ReLU", "Relu",
          "sigmoid", "Sigmoid",
          "Tanh", "Tanh",
          "softPlus", "Softplus",
          "softSign", "Softsign",
          "SELU", "Selu");

  @Override
  public String convert(LambdaBlock block, String input, Site site) {
    String name = block.getName();
    if (OPERATORS.containsKey(name)) {
      return site.node(OPERATORS.get(name), List.of(input));
    }
    return switch (name) {
      case "identity" -> input;
      case "globalAvgPool2d" -> {
        String pooled = site.node("GlobalAveragePool", List.of(input));
        yield site.part("flatten", "Flatten", List.of(pooled), Attributes.of("axis", 1));
      }
      default ->
          throw site.refused(
              "is a LambdaBlock named '" + name + "', whose function cannot be told from its name");
    };
  }
}
