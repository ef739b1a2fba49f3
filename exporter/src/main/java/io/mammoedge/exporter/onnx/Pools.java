package io.mammoedge.exporter.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The blocks of {@link Pool}, by the names that DJL gives them. */
final class Pools {
  private Pools() {}

  static Map<String, BlockConverter<LambdaBlock>> all() {
    Map<String, BlockConverter<LambdaBlock>> byName = new HashMap<>();
    for (String axes : List.of("1d", "2d", "3d")) {
      byName.put("maxPool" + axes, Pools::max);
      byName.put("avgPool" + axes, Pools::average);
      byName.put("globalMaxPool" + axes, global("GlobalMaxPool"));
      byName.put("globalAvgPool" + axes, global("GlobalAveragePool"));
    }
    for (String axes : List.of("1d", "2d")) {
      byName.put("lpPool" + axes, LpPools::windows);
      byName.put("globalLpPool" + axes, LpPools::global);
    }
    return byName;
  }

  private static String max(LambdaBlock block, String input, Site site) {
    WindowPool pool = WindowPool.of(CapturedArguments.of(block, Pool.class, site), 0);
    return site.node("MaxPool", List.of(input), pool.attributes());
  }

  private static String average(LambdaBlock block, String input, Site site) {
    WindowPool pool = WindowPool.of(CapturedArguments.of(block, Pool.class, site), 0);
    boolean counts = countsPadding(block, pool);
    return pool.ceil()
        ? OverhangingMeans.of(pool, counts, input, site)
        : site.node("AveragePool", List.of(input), pool.attributes(counts));
  }

  /**
   * Whether the zeros of the padding count in a mean. The block's own flag does not tell: DJL
   * 0.35.1's PyTorch engine counts them always. So the engine is asked for the first mean over
   * ones, which is 1 without them.
   */
  private static boolean countsPadding(LambdaBlock block, WindowPool pool) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList ones = new NDList(manager.ones(new Shape(1, 1).addAll(pool.kernel())));
      NDList means = block.forward(new ParameterStore(manager, false), ones, false);
      return means.singletonOrThrow().toFloatArray()[0] < 1;
    }
  }

  /** DJL gives [N, C], ONNX [N, C, 1, ...]. */
  private static BlockConverter<LambdaBlock> global(String operator) {
    return (block, input, site) -> {
      CapturedArguments.of(block, Pool.class, site);
      String pooled = site.node(operator, List.of(input));
      return site.part("flatten", "Flatten", List.of(pooled), Attributes.of("axis", 1));
    };
  }
}
