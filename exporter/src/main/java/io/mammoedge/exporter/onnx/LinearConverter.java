package io.mammoedge.exporter.onnx;

import ai.djl.nn.ParameterList;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/** {@link Linear} on [N, features] as ONNX {@code Gemm}; weights are [units, features]. */
final class LinearConverter implements BlockConverter<Linear> {
  @Override
  public String convert(Linear block, String input, Site site) {
    if (block.isInitialized() && block.getInputShapes()[0].dimension() != 2) {
      throw site.refused(
          "is a Linear on " + block.getInputShapes()[0] + "; it needs [N, features]");
    }
    ParameterList parameters = block.getDirectParameters();
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(site.weight("weight", parameters.get("weight")));
    if (parameters.contains("bias")) {
      inputs.add(site.weight("bias", parameters.get("bias")));
    }
    return site.node("Gemm", inputs, Attributes.of("transB", 1));
  }
}
