package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.ConvertedBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A block of a trained network, and the tensors of a release graph that it stands between. A layer
 * and the batch norm that was folded into it are one.
 *
 * @param paths of the block; of layer and batch norm
 * @param blocks as many, each taking what the last one gives
 * @param input name of the tensor that it takes
 * @param output name of the tensor that it gives
 */
public record TracedBlock(List<String> paths, List<Block> blocks, String input, String output) {
  /** Copies the lists. */
  public TracedBlock {
    paths = List.copyOf(paths);
    blocks = List.copyOf(blocks);
  }

  /** The paths in one line: {@code stem.conv + norm}. */
  public String path() {
    String first = paths.get(0);
    String parent = first.substring(0, first.lastIndexOf('.') + 1);
    return first
        + paths.stream()
            .skip(1)
            .map(path -> path.startsWith(parent) ? path.substring(parent.length()) : path)
            .map(" + "::concat)
            .collect(Collectors.joining());
  }

  /** Whether it is made of blocks that are traced too. */
  public boolean isComposite() {
    return blocks.stream().anyMatch(block -> !block.getChildren().isEmpty());
  }

  TracedBlock renamed(UnaryOperator<String> names) {
    return new TracedBlock(paths, blocks, names.apply(input), names.apply(output));
  }

  /**
   * The blocks that have a tensor of their own, children before parents. What only hands on what it
   * got, and chains, whose last link gives the same tensor, have none.
   */
  static List<TracedBlock> of(List<ConvertedBlock> converted, BatchNormFold.Folded folded) {
    Collector collector = new Collector(folded.holders());
    converted.forEach(collector::add);
    return List.copyOf(collector.traced);
  }

  /** Goes through the blocks in the order of their conversion. */
  private static final class Collector {
    private final Map<String, String> holders;
    private final Set<String> known = new HashSet<>();
    private final Map<String, ConvertedBlock> folded = new HashMap<>();
    private final List<TracedBlock> traced = new ArrayList<>();

    Collector(Map<String, String> holders) {
      this.holders = holders;
    }

    void add(ConvertedBlock block) {
      if (block.output().equals(block.input()) || !known.add(block.output())) {
        return;
      }
      if (holders.containsValue(block.output())) {
        folded.put(block.output(), block);
      } else if (holders.containsKey(block.output())) {
        trace(folded.get(block.input()), block);
      } else {
        trace(block);
      }
    }

    private void trace(ConvertedBlock... row) {
      List<ConvertedBlock> blocks = List.of(row);
      traced.add(
          new TracedBlock(
              blocks.stream().map(ConvertedBlock::path).toList(),
              blocks.stream().map(ConvertedBlock::block).toList(),
              current(row[0].input()),
              current(row[row.length - 1].output())));
    }

    private String current(String tensor) {
      return holders.getOrDefault(tensor, tensor);
    }
  }
}
