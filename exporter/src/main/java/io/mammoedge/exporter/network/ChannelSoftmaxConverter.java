package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.ChannelSoftmax;
import java.util.List;

/** {@link ChannelSoftmax} as ONNX {@code Softmax} over the channels. */
final class ChannelSoftmaxConverter implements BlockConverter<ChannelSoftmax> {
  @Override
  public String convert(ChannelSoftmax block, String input, Site site) {
    return site.node("Softmax", List.of(input), Attributes.of("axis", ChannelSoftmax.AXIS));
  }
}
