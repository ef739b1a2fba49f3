package io.mammoedge.exporter.onnx;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;

/** {@link SequentialBlock}: its children in order, under DJL's names such as {@code 01Conv2d}. */
final class SequentialConverter implements BlockConverter<SequentialBlock> {
  @Override
  public String convert(SequentialBlock block, String input, Site site) {
    if (block.isReturnIntermediate()) {
      throw site.refused("returns its intermediate results; a graph gives the last one only");
    }
    String current = input;
    for (Pair<String, Block> child : block.getChildren()) {
      current = site.child(child.getKey(), child.getValue(), current);
    }
    return current;
  }
}
