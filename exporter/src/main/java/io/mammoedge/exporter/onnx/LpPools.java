package io.mammoedge.exporter.onnx;

import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.List;

/**
 * DJL's power-average pools, {@code (sum x^p)^(1/p)} as PyTorch computes them: with the signs of
 * {@code x} and any real {@code p}, where ONNX {@code LpPool} takes absolute values and an integer.
 */
final class LpPools {
  private LpPools() {}

  /**
   * Over windows. A last window that reaches over the end counts as if it were whole and had its
   * average everywhere, as in PyTorch.
   */
  static String windows(LambdaBlock block, String input, Site site) {
    CapturedArguments captured = CapturedArguments.of(block, Pool.class, site);
    WindowPool pool = WindowPool.of(captured, 1);
    if (Arrays.stream(pool.padding().getShape()).anyMatch(zeros -> zeros != 0)) {
      throw site.refused("is an lpPool with padding, which DJL's PyTorch engine does not have");
    }
    double p = captured.get(0, Float.class);
    String power = power("power", input, p, site);
    String mean = site.part("mean", "AveragePool", List.of(power), pool.attributes());
    String size = site.scalar("size", (double) pool.kernel().size());
    return root(site.part("sum", "Mul", List.of(mean, size)), p, site);
  }

  /** Over everything but [N, C]. */
  static String global(LambdaBlock block, String input, Site site) {
    CapturedArguments captured = CapturedArguments.of(block, Pool.class, site);
    double p = captured.get(0, Float.class);
    String power = power("power", input, p, site);
    String flat = site.part("flat", "Reshape", List.of(power, site.longs("shape", 0, 0, -1)));
    String sum =
        site.part(
            "sum", "ReduceSum", List.of(flat, site.longs("axes", 2)), Attributes.of("keepdims", 0));
    return root(sum, p, site);
  }

  private static String power(String role, String input, double p, Site site) {
    return site.part(role, "Pow", List.of(input, site.scalar("p", p)));
  }

  private static String root(String sum, double p, Site site) {
    return site.node("Pow", List.of(sum, site.scalar("inverse", 1 / p)));
  }
}
