package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole-image network takes over from a patch classifier. Where that one's opinion is the
 * answer, the head starts as the identity: before any training, the image's log-odds are the patch
 * classifier's.
 */
final class TakenOver {
  private static final String FEATURES = "features.";
  private static final String OUTPUT = "fc.";
  private static final String HEAT_MAP = "heatmap.conv.";

  private TakenOver() {}

  /** The features; and the output layer, where a heat map keeps it (paper §3.1, 3c). */
  static Start from(Start patchModel, Top top) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    patchModel
        .weights()
        .forEach(
            (path, tensor) -> {
              if (path.startsWith(FEATURES)) {
                weights.put(path, tensor);
              } else if (top.hasHeatMap() && path.startsWith(OUTPUT)) {
                weights.put(HEAT_MAP + path.substring(OUTPUT.length()), tensor);
              }
            });
    require(weights, FEATURES, FEATURES, patchModel);
    weights.putAll(head(top));
    if (top.hasHeatMap()) {
      require(weights, HEAT_MAP, OUTPUT, patchModel);
    }
    return new Start(weights, patchModel.parent(), patchModel.digest(), "--patch-model");
  }

  /** Nothing but a seed, and the head that stands above evidence. */
  static Start nothing(Top top) {
    return new Start(head(top), Optional.empty(), Start.RANDOM.digest(), "");
  }

  /** Evidence of benign and malignant is taken as it is. */
  private static Map<String, Tensor> head(Top top) {
    return top.attends()
        ? Map.of(
            "fc.weight", new Tensor(new long[] {2, 2}, new float[] {1, 0, 0, 1}),
            "fc.bias", new Tensor(new long[] {2}, new float[2]))
        : Map.of();
  }

  /** Weights that are not there would silently stay random. */
  private static void require(
      Map<String, Tensor> weights, String ours, String theirs, Start patchModel) {
    if (weights.keySet().stream().noneMatch(path -> path.startsWith(ours))) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          patchModel.parent().orElseThrow() + " holds no weights of its '" + theirs + "'");
    }
  }
}
