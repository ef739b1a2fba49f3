package io.mammoedge.exporter.onnx;

import ai.djl.nn.ParameterList;
import ai.djl.nn.norm.BatchNorm;
import java.lang.reflect.Field;
import java.util.List;

/** {@link BatchNorm} as ONNX {@code BatchNormalization} with the running statistics. */
final class BatchNormConverter implements BlockConverter<BatchNorm> {
  @Override
  public String convert(BatchNorm block, String input, Site site) {
    if ((int) hidden(block, "axis") != 1) {
      throw site.refused("normalises axis " + hidden(block, "axis") + "; ONNX knows axis 1 only");
    }
    ParameterList parameters = block.getDirectParameters();
    return site.node(
        "BatchNormalization",
        List.of(
            input,
            site.weight("gamma", parameters.get("gamma")),
            site.weight("beta", parameters.get("beta")),
            site.weight("mean", parameters.get("runningMean")),
            site.weight("variance", parameters.get("runningVar"))),
        Attributes.of("epsilon", (float) hidden(block, "epsilon")));
  }

  /** DJL has no getter for these two, and guessing the default would be silently wrong. */
  private static Object hidden(BatchNorm block, String field) {
    try {
      Field declared = BatchNorm.class.getDeclaredField(field);
      declared.setAccessible(true);
      return declared.get(block);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this DJL's BatchNorm has no field '" + field + "'", e);
    }
  }
}
