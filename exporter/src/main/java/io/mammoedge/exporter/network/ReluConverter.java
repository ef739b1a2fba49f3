package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Relu;
import java.util.List;

/** {@link Relu} as ONNX {@code Relu}. */
final class ReluConverter implements BlockConverter<Relu> {
  @Override
  public String convert(Relu relu, String input, Site site) {
    return site.node("Relu", List.of(input));
  }
}
