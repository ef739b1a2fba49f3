package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.ParameterList;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Conv2d} as ONNX {@code Conv}; both lay weights out as [out, in / groups, height, width].
 */
final class Conv2dConverter implements BlockConverter<Conv2d> {
  @Override
  public String convert(Conv2d block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(site.weight("weight", parameters.get("weight")));
    if (block.isIncludeBias()) {
      inputs.add(site.weight("bias", parameters.get("bias")));
    }
    return site.node(
        "Conv",
        inputs,
        Attributes.of("dilations", block.getDilation().getShape()),
        Attributes.of("group", block.getGroups()),
        Attributes.of("kernel_shape", block.getKernelShape().getShape()),
        Attributes.of("pads", bothSides(block.getPadding())),
        Attributes.of("strides", block.getStride().getShape()));
  }

  private static long[] bothSides(Shape padding) {
    return new long[] {padding.get(0), padding.get(1), padding.get(0), padding.get(1)};
  }
}
