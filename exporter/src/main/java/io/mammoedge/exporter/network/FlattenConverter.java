package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Flatten;
import java.util.List;

/** {@link Flatten} as ONNX {@code Flatten}. */
final class FlattenConverter implements BlockConverter<Flatten> {
  @Override
  public String convert(Flatten block, String input, Site site) {
    return site.node("Flatten", List.of(input), Attributes.of("axis", 1));
  }
}
