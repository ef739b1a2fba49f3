package io.mammoedge.exporter.onnx;

import ai.djl.nn.ParameterList;
import ai.djl.nn.norm.BatchNorm;
import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@link BatchNorm} as ONNX {@code BatchNormalization} with the running statistics. ONNX has the
 * channels on axis 1; those on a later axis are moved there and back, as DJL's PyTorch engine does.
 */
final class BatchNormConverter implements BlockConverter<BatchNorm> {
  private static final String OPERATOR = "BatchNormalization";

  @Override
  public String convert(BatchNorm block, String input, Site site) {
    AttributeProto epsilon =
        Attributes.of("epsilon", (float) Hidden.read(BatchNorm.class, "epsilon", block));
    int axis = (int) Hidden.read(BatchNorm.class, "axis", block);
    if (axis == 1) {
      return site.node(OPERATOR, inputs(block, input, site), epsilon);
    }
    AttributeProto swap = Attributes.of("perm", swapped(axis, block, site));
    String first = site.part("first", "Transpose", List.of(input), swap);
    String norm = site.part("norm", OPERATOR, inputs(block, first, site), epsilon);
    return site.node("Transpose", List.of(norm), swap);
  }

  private static List<String> inputs(BatchNorm block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    return List.of(
        input,
        site.weight("gamma", parameters.get("gamma")),
        site.weight("beta", parameters.get("beta")),
        site.weight("mean", parameters.get("runningMean")),
        site.weight("variance", parameters.get("runningVar")));
  }

  private static long[] swapped(int axis, BatchNorm block, Site site) {
    int rank = block.isInitialized() ? block.getInputShapes()[0].dimension() : 0;
    if (axis < 1 || axis >= rank) {
      throw site.refused("normalises axis " + axis + " of an input of rank " + rank);
    }
    long[] axes = LongStream.range(0, rank).toArray();
    axes[1] = axis;
    axes[axis] = 1;
    return axes;
  }
}
