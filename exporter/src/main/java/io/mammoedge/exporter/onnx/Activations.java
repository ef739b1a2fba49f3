package io.mammoedge.exporter.onnx;

import ai.djl.nn.Activation;
import ai.djl.nn.LambdaBlock;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The functions of {@link Activation}, by the names that DJL gives their blocks. */
final class Activations {
  private Activations() {}

  static Map<String, BlockConverter<LambdaBlock>> all() {
    return Map.ofEntries(
        Map.entry("identity", fixed(x -> x, (input, none, site) -> input)),
        Map.entry("ReLU", operator("Relu", x -> Math.max(x, 0))),
        Map.entry("ReLU6", fixed(x -> Math.min(Math.max(x, 0), 6), ActivationNodes::relu6)),
        Map.entry("sigmoid", operator("Sigmoid", Formulas::sigmoid)),
        Map.entry("Tanh", operator("Tanh", Math::tanh)),
        Map.entry("softPlus", operator("Softplus", Formulas::softplus)),
        Map.entry("softSign", operator("Softsign", x -> x / (1 + Math.abs(x)))),
        Map.entry("SELU", operator("Selu", Formulas::selu)),
        Map.entry("GELU", fixed(Formulas::gelu, ActivationNodes::gelu)),
        Map.entry("Mish", fixed(Formulas::mishOfDjl, ActivationNodes::mishOfDjl)),
        Map.entry("LeakyReLU", leakyRelu()),
        Map.entry("ELU", elu()),
        Map.entry("Swish", swish()));
  }

  private static ActivationConverter leakyRelu() {
    return new ActivationConverter(
        probe -> -probe.at(-1)[0], (x, alpha) -> x > 0 ? x : alpha * x, withAlpha("LeakyRelu"));
  }

  /** {@code exp(-100) - 1} is -1 in float. */
  private static ActivationConverter elu() {
    return new ActivationConverter(probe -> -probe.at(-100)[0], Formulas::elu, withAlpha("Elu"));
  }

  private static ActivationConverter swish() {
    return new ActivationConverter(
        SwishBeta::solve, (x, beta) -> x * Formulas.sigmoid(beta * x), ActivationNodes::swish);
  }

  private static ActivationConverter fixed(
      DoubleUnaryOperator formula, ActivationConverter.Writer writer) {
    return new ActivationConverter(probe -> 0, (x, none) -> formula.applyAsDouble(x), writer);
  }

  private static ActivationConverter operator(String operator, DoubleUnaryOperator formula) {
    return fixed(formula, (input, none, site) -> site.node(operator, List.of(input)));
  }

  private static ActivationConverter.Writer withAlpha(String operator) {
    return (input, alpha, site) ->
        site.node(operator, List.of(input), Attributes.of("alpha", alpha));
  }
}
