package io.mammoedge.exporter.onnx;

import ai.djl.nn.Block;
import java.util.Objects;

/**
 * What a converter made of one block.
 *
 * @param path of the block in the tree, which names its nodes; empty for the network itself
 * @param block as it was converted
 * @param input name of the tensor it takes
 * @param output name of the tensor it gives
 */
public record ConvertedBlock(String path, Block block, String input, String output) {
  /** Checks for nulls. */
  public ConvertedBlock {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(block, "block");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
  }
}
