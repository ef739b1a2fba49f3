package io.mammoedge.exporter.onnx;

import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import java.util.List;

/**
 * {@link Blocks#batchFlattenBlock()} as ONNX {@code Flatten} to [N, all]; with a size, as {@code
 * Reshape} to [all / size, size].
 */
final class BatchFlattenConverter implements BlockConverter<LambdaBlock> {
  @Override
  public String convert(LambdaBlock block, String input, Site site) {
    CapturedArguments captured = CapturedArguments.of(block, Blocks.class, site);
    if (captured.values().isEmpty()) {
      return site.node("Flatten", List.of(input), Attributes.of("axis", 1));
    }
    String shape = site.longs("shape", -1, captured.get(0, Long.class));
    return site.node("Reshape", List.of(input, shape));
  }
}
