package io.mammoedge.exporter.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Pointwise;
import java.util.List;

/** {@link Pointwise} as a 1x1 ONNX {@code Conv}: weights [units, C] become [units, C, 1, 1]. */
final class PointwiseConverter implements BlockConverter<Pointwise> {
  @Override
  public String convert(Pointwise block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    Parameter weight = parameters.get("weight");
    NDArray values = weight.getArray();
    long units = values.getShape().get(0);
    return site.node(
        "Conv",
        List.of(
            input,
            site.weight("weight", weight, units, values.getShape().get(1), 1, 1),
            site.weight("bias", parameters.get("bias"))),
        Attributes.of("dilations", new long[] {1, 1}),
        Attributes.of("group", 1),
        Attributes.of("kernel_shape", new long[] {1, 1}),
        Attributes.of("pads", new long[] {0, 0, 0, 0}),
        Attributes.of("strides", new long[] {1, 1}));
  }
}
