package io.mammoedge.exporter.onnx;

import ai.djl.nn.ParameterList;
import ai.djl.nn.convolutional.Convolution;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Convolution} over one to three axes as ONNX {@code Conv}; both lay weights out as [out, in
 * / groups, kernel...].
 */
final class ConvConverter implements BlockConverter<Convolution> {
  @Override
  public String convert(Convolution block, String input, Site site) {
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
        Attributes.pads(block.getPadding()),
        Attributes.of("strides", block.getStride().getShape()));
  }
}
