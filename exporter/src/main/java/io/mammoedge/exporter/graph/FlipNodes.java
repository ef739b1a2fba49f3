package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.runtime.score.Flip;
import java.util.List;
import java.util.stream.LongStream;

/** {@link Flip} inside a graph: ONNX {@code Slice} with steps of -1 over rows, columns or both. */
final class FlipNodes {
  private static final long ROWS = 2;
  private static final long COLUMNS = 3;

  private FlipNodes() {}

  /**
   * Adds the mirror image of a tensor [1,1,h,w] under that name; applied to itself it undoes it.
   *
   * @return its name; {@code tensor} itself where nothing is mirrored
   */
  static String add(GraphBuilder graph, Flip flip, String tensor, String name) {
    long[] axes =
        LongStream.of(ROWS, COLUMNS)
            .filter(axis -> axis == ROWS ? flip.mirrorsRows() : flip.mirrorsColumns())
            .toArray();
    return axes.length == 0 ? tensor : slice(graph, tensor, name, axes);
  }

  private static String slice(GraphBuilder graph, String tensor, String name, long[] axes) {
    return graph.node(
        "Slice",
        name,
        List.of(
            tensor,
            graph.constant(Tensors.longs(name + ".starts", filled(axes, -1))),
            // What the standard says for "to the beginning" where steps are negative.
            graph.constant(Tensors.longs(name + ".ends", filled(axes, Integer.MIN_VALUE))),
            graph.constant(Tensors.longs(name + ".axes", axes)),
            graph.constant(Tensors.longs(name + ".steps", filled(axes, -1)))));
  }

  private static long[] filled(long[] axes, long value) {
    return LongStream.of(axes).map(axis -> value).toArray();
  }
}
