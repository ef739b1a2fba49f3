package io.mammoedge.exporter.onnx;

import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;

/**
 * {@link LayerNorm} as ONNX {@code LayerNormalization} (opset 17). DJL's PyTorch engine normalises
 * over the last axes, as many as the parameters have, whichever the block's builder named.
 */
final class LayerNormConverter implements BlockConverter<LayerNorm> {
  @Override
  public String convert(LayerNorm block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    Parameter gamma = parameters.get("gamma");
    String scale = site.weight("gamma", gamma);
    return site.node(
        "LayerNormalization",
        List.of(input, scale, site.weight("beta", parameters.get("beta"))),
        Attributes.of("axis", -gamma.getArray().getShape().dimension()),
        Attributes.of("epsilon", (float) Hidden.read(LayerNorm.class, "epsilon", block)));
  }
}
