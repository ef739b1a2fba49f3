package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.GlobalAveragePool;
import java.util.List;

/** {@link GlobalAveragePool}: [N, C, H, W] to [N, C]; ONNX keeps the two axes, so it flattens. */
final class GlobalAveragePoolConverter implements BlockConverter<GlobalAveragePool> {
  @Override
  public String convert(GlobalAveragePool pool, String input, Site site) {
    String pooled = site.node("GlobalAveragePool", List.of(input));
    return site.part("flatten", "Flatten", List.of(pooled), Attributes.of("axis", 1));
  }
}
