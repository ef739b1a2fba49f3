package io.mammoedge.exporter.onnx;

/** Activation functions in double, as the ONNX operators define them. */
final class Formulas {
  private Formulas() {}

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** {@code log(1 + exp(x))}, without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double elu(double x, double alpha) {
    return x > 0 ? x : alpha * Math.expm1(x);
  }

  /** With the default constants of ONNX {@code Selu}, which are PyTorch's too. */
  static double selu(double x) {
    return 1.0507009873554805 * elu(x, 1.6732632423543772);
  }

  /** The exact form, {@code x P(X < x)} for a standard normal X; not the one with a tanh. */
  static double gelu(double x) {
    return x * normal(x);
  }

  /**
   * {@code x tanh(log2(1 + exp(x)))}: DJL 0.35.1 takes the logarithm to base 2, where the published
   * Mish has the natural one.
   */
  static double mishOfDjl(double x) {
    return x * Math.tanh(softplus(x) / Math.log(2));
  }

  /** P(X < x): 1/2 + density(x) (x + x^3/3 + x^5/(3*5) + ...), Marsaglia 2004. */
  private static double normal(double x) {
    if (Math.abs(x) > 8) {
      return x > 0 ? 1 : 0;
    }
    double sum = 0;
    double term = x;
    for (int odd = 3; sum + term != sum; odd += 2) {
      sum += term;
      term *= x * x / odd;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
