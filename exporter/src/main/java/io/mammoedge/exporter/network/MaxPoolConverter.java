package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.MaxPool;
import java.util.List;

/** {@link MaxPool} as ONNX {@code MaxPool}; both pad with minus infinity. */
final class MaxPoolConverter implements BlockConverter<MaxPool> {
  @Override
  public String convert(MaxPool pool, String input, Site site) {
    long padding = pool.padding();
    return site.node(
        "MaxPool",
        List.of(input),
        Attributes.of("kernel_shape", new long[] {pool.kernel(), pool.kernel()}),
        Attributes.of("pads", new long[] {padding, padding, padding, padding}),
        Attributes.of("strides", new long[] {pool.stride(), pool.stride()}));
  }
}
