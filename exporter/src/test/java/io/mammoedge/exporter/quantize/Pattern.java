package io.mammoedge.exporter.quantize;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.Model;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Layers as networks have them.
 *
 * @param name for the report of the tests
 * @param body the layers
 * @param others how many nodes of operators the engine needs besides its convolutions of bytes
 */
record Pattern(String name, SmallGraph.Body body, Map<String, Long> others) {
  private static final Map<String, Long> NONE = Map.of();
  private static final Map<String, Long> SUM = Map.of("QLinearAdd", 1L);

  /** A rectifier that cannot be part of the convolution is a pass from codes to codes. */
  private static final Map<String, Long> RECTIFIED =
      Map.of("QLinearAdd", 1L, "QuantizeLinear", 2L, "DequantizeLinear", 2L);

  private static final Map<String, Long> POOL = Map.of("MaxPool", 1L);

  static Stream<Pattern> all() {
    return Stream.concat(Stream.concat(convolutions(), sums()), pools());
  }

  private static Stream<Pattern> convolutions() {
    return Stream.of(
        new Pattern("conv, relu", (graph, x) -> graph.relu(graph.conv("a", x)), NONE),
        new Pattern("conv", (graph, x) -> graph.conv("a", x), NONE),
        new Pattern("no bias", (graph, x) -> graph.relu(graph.convWithoutBias("a", x)), NONE),
        new Pattern("1 x 1", (graph, x) -> graph.relu(graph.pointwise("a", x)), NONE),
        new Pattern(
            "auto_pad",
            (graph, x) ->
                graph.conv(
                    "a",
                    x,
                    8,
                    Attributes.of("auto_pad", "SAME_UPPER"),
                    Attributes.of("strides", new long[] {2, 2})),
            NONE),
        new Pattern(
            "grouped",
            (graph, x) -> graph.relu(graph.conv("a", x, 2, Attributes.of("group", 4))),
            NONE),
        new Pattern(
            "depthwise",
            (graph, x) -> graph.relu(graph.conv("a", x, 1, Attributes.of("group", 8))),
            NONE),
        new Pattern(
            "dilated",
            (graph, x) -> graph.conv("a", x, 8, Attributes.of("dilations", new long[] {2, 2})),
            NONE));
  }

  private static Stream<Pattern> sums() {
    return Stream.of(
        new Pattern(
            "residual unit", (graph, x) -> graph.relu(graph.sum("sum", block(graph, x), x)), SUM),
        new Pattern(
            "residual unit with a projection",
            (graph, x) -> graph.relu(graph.sum("sum", block(graph, x), graph.pointwise("p", x))),
            SUM),
        new Pattern(
            "sum without relu",
            (graph, x) -> graph.conv("c", graph.sum("sum", block(graph, x), x)),
            SUM),
        new Pattern(
            "conv read by relu and sum",
            (graph, x) -> {
              String a = graph.conv("a", x);
              return graph.sum("sum", graph.conv("b", graph.relu(a)), a);
            },
            RECTIFIED),
        new Pattern(
            "conv and its relu in one sum",
            (graph, x) -> {
              String a = graph.conv("a", x);
              return graph.conv("b", graph.sum("sum", graph.relu(a), a));
            },
            RECTIFIED));
  }

  private static Stream<Pattern> pools() {
    return Stream.of(
        new Pattern("max pool", (graph, x) -> graph.conv("a", graph.maxPool("pool", x)), POOL),
        new Pattern(
            "max pool and sum",
            (graph, x) -> {
              String pool = graph.maxPool("pool", x);
              return graph.relu(graph.sum("sum", block(graph, pool), pool));
            },
            Map.of("MaxPool", 1L, "QLinearAdd", 1L)),
        new Pattern(
            "relu after max pool",
            (graph, x) -> graph.conv("b", graph.relu(graph.maxPool("pool", graph.conv("a", x)))),
            Map.of("MaxPool", 1L, "QuantizeLinear", 2L, "DequantizeLinear", 2L)));
  }

  private static String block(SmallGraph graph, String input) {
    return graph.conv("b", graph.relu(graph.conv("a", input)));
  }

  Model model() {
    return SmallGraph.of(name.hashCode(), body);
  }

  @Override
  public String toString() {
    return name;
  }
}
