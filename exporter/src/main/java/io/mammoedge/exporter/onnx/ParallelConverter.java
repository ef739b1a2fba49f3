package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@link ParallelBlock}: its children side by side, then the join. DJL keeps the join as a function
 * only. What it does is told by running it ({@link JoinProbe}); element-wise sum, product, maximum
 * and minimum and the concatenation along an axis are known. Others are refused; a network that has
 * them needs a block type of its own and a converter for it.
 */
final class ParallelConverter implements BlockConverter<ParallelBlock> {
  @Override
  public String convert(ParallelBlock block, String input, Site site) {
    Join join =
        new JoinProbe(shapes(block, site))
            .recognise(function(block))
            .orElseThrow(
                () ->
                    site.refused(
                        "is a ParallelBlock whose function is no sum, product, maximum, minimum or"
                            + " concatenation"));
    List<String> outputs = new ArrayList<>();
    for (Pair<String, Block> child : block.getChildren()) {
      outputs.add(site.child(child.getKey(), child.getValue(), input));
    }
    return outputs.size() == 1 ? outputs.get(0) : join.write(outputs, site);
  }

  private static List<Shape> shapes(ParallelBlock block, Site site) {
    if (!block.isInitialized() || block.getInputShapes() == null || block.getChildren().isEmpty()) {
      throw site.refused("is a ParallelBlock that is not initialised with an input shape");
    }
    List<Shape> shapes = new ArrayList<>();
    for (Block child : block.getChildren().values()) {
      Shape[] outputs = child.getOutputShapes(block.getInputShapes());
      if (outputs.length != 1) {
        throw site.refused("has a branch that gives " + outputs.length + " arrays, not one");
      }
      shapes.add(outputs[0]);
    }
    return shapes;
  }

  @SuppressWarnings("unchecked")
  private static Function<List<NDList>, NDList> function(ParallelBlock block) {
    return (Function<List<NDList>, NDList>) Hidden.read(ParallelBlock.class, "function", block);
  }
}
