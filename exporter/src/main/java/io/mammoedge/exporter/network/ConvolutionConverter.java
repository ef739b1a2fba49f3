package io.mammoedge.exporter.network;

import ai.djl.nn.ParameterList;
import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Convolution;
import java.util.ArrayList;
import java.util.List;

/** {@link Convolution} as ONNX {@code Conv}; both lay weights out as [out, in, height, width]. */
final class ConvolutionConverter implements BlockConverter<Convolution> {
  @Override
  public String convert(Convolution block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    Convolution.Geometry geometry = block.geometry();
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(site.weight("weight", parameters.get("weight")));
    if (block.hasBias()) {
      inputs.add(site.weight("bias", parameters.get("bias")));
    }
    return site.node(
        "Conv",
        inputs,
        Attributes.of("dilations", new long[] {1, 1}),
        Attributes.of("group", 1),
        Attributes.of("kernel_shape", new long[] {geometry.kernel(), geometry.kernel()}),
        padding(geometry),
        Attributes.of("strides", new long[] {geometry.stride(), geometry.stride()}));
  }

  /** The zeros of {@code SAME} depend on the size of the input, which a graph may leave open. */
  private static AttributeProto padding(Convolution.Geometry geometry) {
    long zeros = geometry.kernel() / 2;
    return geometry.padding() == Convolution.Padding.SAME
        ? Attributes.of("auto_pad", "SAME_UPPER")
        : Attributes.of("pads", new long[] {zeros, zeros, zeros, zeros});
  }
}
