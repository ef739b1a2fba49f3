package io.mammoedge.exporter.onnx;

import ai.djl.nn.Block;

/**
 * Writes one type of block as ONNX nodes.
 *
 * @param <B> the type
 */
@FunctionalInterface
public interface BlockConverter<B extends Block> {
  /**
   * Adds the nodes of a block, as it behaves in evaluation.
   *
   * @param block to convert, with its weights
   * @param input name of the tensor it takes
   * @param site where it stands in the tree
   * @return name of the tensor it gives; {@code input} itself if the block does nothing
   */
  String convert(B block, String input, Site site);
}
