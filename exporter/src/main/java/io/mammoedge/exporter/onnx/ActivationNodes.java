package io.mammoedge.exporter.onnx;

import java.util.List;

/** Activations that opset 17 has no operator for, from operators that it has. */
final class ActivationNodes {
  private ActivationNodes() {}

  /** {@code min(max(x, 0), 6)}. */
  static String relu6(String x, float none, Site site) {
    return site.node("Clip", List.of(x, site.scalar("min", 0), site.scalar("max", 6)));
  }

  /** {@code x (1 + erf(x / sqrt(2))) / 2}. */
  static String gelu(String x, float none, Site site) {
    String scaled = site.part("scaled", "Mul", List.of(x, site.scalar("rootHalf", Math.sqrt(0.5))));
    String erf = site.part("erf", "Erf", List.of(scaled));
    String doubled = site.part("doubled", "Add", List.of(erf, site.scalar("one", 1)));
    String cdf = site.part("cdf", "Mul", List.of(doubled, site.scalar("half", 0.5)));
    return site.node("Mul", List.of(x, cdf));
  }

  /** {@code x sigmoid(beta x)}. */
  static String swish(String x, float beta, Site site) {
    String scaled = site.part("scaled", "Mul", List.of(x, site.scalar("beta", beta)));
    String gate = site.part("gate", "Sigmoid", List.of(scaled));
    return site.node("Mul", List.of(x, gate));
  }

  /** {@code x tanh(log2(1 + exp(x)))}, see {@link Formulas#mishOfDjl}. */
  static String mishOfDjl(String x, float none, Site site) {
    String softplus = site.part("softplus", "Softplus", List.of(x));
    String base2 =
        site.part("base2", "Mul", List.of(softplus, site.scalar("perLog2", 1 / Math.log(2))));
    String gate = site.part("gate", "Tanh", List.of(base2));
    return site.node("Mul", List.of(x, gate));
  }
}
