package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.AveragePool;
import java.util.List;

/** {@link AveragePool} as ONNX {@code AveragePool} without padding. */
final class AveragePoolConverter implements BlockConverter<AveragePool> {
  @Override
  public String convert(AveragePool pool, String input, Site site) {
    return site.node(
        "AveragePool",
        List.of(input),
        Attributes.of("kernel_shape", new long[] {pool.size(), pool.size()}),
        Attributes.of("pads", new long[] {0, 0, 0, 0}),
        Attributes.of("strides", new long[] {1, 1}));
  }
}
