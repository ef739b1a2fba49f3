package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.FusedGraph;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pattern of layers in 8 bits: valid ONNX, computed with bytes by the engine, and by the
 * engine as by the definition. Weights are of the reduced range, so that this holds on processors
 * without VNNI too.
 */
class QuantizedGraphTest {
  private static final List<Plane> IMAGES =
      IntStream.range(1, 7).mapToObj(seed -> Images.rectangle(seed, 26, 22)).toList();

  @ParameterizedTest
  @MethodSource("io.mammoedge.exporter.quantize.Pattern#all")
  void theEngineComputesWithBytes(Pattern pattern) {
    Model model = pattern.model();
    Set<String> layers = convolutions(model);
    Map<String, Long> expected = new HashMap<>();
    expected.put("QLinearConv", (long) layers.size());
    // Once in, once out: nothing between is in float.
    expected.putAll(Map.of("Mul", 2L, "Sub", 1L, "QuantizeLinear", 1L));
    expected.putAll(Map.of("DequantizeLinear", 1L, "Neg", 1L));
    expected.putAll(pattern.others());
    byte[] quantized = quantized(model, layers).toBytes();
    OnnxChecker.check(quantized);
    assertThat(FusedGraph.operators(quantized)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("io.mammoedge.exporter.quantize.Pattern#all")
  void theEngineComputesWhatTheGraphSays(Pattern pattern) {
    Model model = pattern.model();
    assertEngineFollows(model, quantized(model, convolutions(model)));
  }

  @Test
  void aLayerInFloatStandsBetweenTwoInBytes() {
    Model model =
        SmallGraph.of(1, (graph, x) -> graph.relu(graph.conv("b", graph.relu(graph.conv("a", x)))));
    Model quantized = quantized(model, Set.of("stem", "b"));
    OnnxChecker.check(quantized.toBytes());
    assertThat(quantized.graph().constants()).containsKey("a.weight").doesNotContainKey("b.weight");
    Map<String, Long> operators = FusedGraph.operators(quantized.toBytes());
    assertThat(operators).containsEntry("QLinearConv", 2L).containsEntry("QuantizeLinear", 2L);
    assertThat(operators.getOrDefault("Conv", 0L) + operators.getOrDefault("FusedConv", 0L))
        .isEqualTo(1);
    assertEngineFollows(model, quantized);
  }

  /** A head with too few channels to gain from bytes: its weights stay as they are. */
  @Test
  void whatIsNoLayerKeepsItsWeights() {
    Model model = SmallGraph.of(4, (graph, x) -> graph.pointwise("map", x));
    Model quantized = quantized(model, Set.of("stem"));
    assertThat(FusedGraph.operators(quantized.toBytes()))
        .containsEntry("QLinearConv", 1L)
        .containsEntry("Conv", 1L);
    assertEngineFollows(model, quantized);
  }

  /** Copies on mirrored images read the same weights: the file does not grow. */
  @Test
  void sharedWeightsAreWrittenOnce() {
    Model model = SmallGraph.of(2, (graph, x) -> graph.sum("sum", graph.conv("a", x), x));
    NodeProto a = model.graph().producer("a").orElseThrow();
    Model twice = model.withGraph(withCopy(model.graph(), a));
    Model quantized = quantized(twice, Set.of("stem", "a", "copy"));
    OnnxChecker.check(quantized.toBytes());
    assertThat(quantized.graph().constants().keySet().stream().filter(n -> n.endsWith(".int8")))
        .containsExactlyInAnyOrder("stem.weight.int8", "a.weight.int8");
    assertThat(FusedGraph.operators(quantized.toBytes())).containsEntry("QLinearConv", 3L);
    assertEngineFollows(twice, quantized);
  }

  /** The convolution once more, on what it gave. */
  private static Graph withCopy(Graph graph, NodeProto conv) {
    NodeProto copy = conv.toBuilder().setName("copy").setInput(0, "a").setOutput(0, "copy").build();
    List<NodeProto> nodes =
        graph.nodes().stream()
            .flatMap(
                node ->
                    node.getName().equals("sum")
                        ? List.of(copy, node.toBuilder().setInput(0, "copy").build()).stream()
                        : List.of(node).stream())
            .toList();
    return new Graph(nodes, graph.constants());
  }

  @Test
  void noConstantOfTheNetworkIsReplaced() {
    Model model = SmallGraph.of(3, (graph, x) -> graph.conv("a", x));
    Map<String, TensorProto> constants = new LinkedHashMap<>(model.graph().constants());
    constants.put("a.weight.scale", Tensors.scalar("a.weight.scale", 5));
    Graph odd = new Graph(model.graph().nodes(), constants);
    Function<String, Range> ranges = tensor -> new Range(0, 1);
    assertThatThrownBy(() -> QuantizedGraph.of(odd, Set.of("a"), ranges, WeightRange.FULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a.weight.scale'");
  }

  /** Rounding differs where a value lies between two codes: rarely, and then by one. */
  private static void assertEngineFollows(Model model, Model quantized) {
    try (OrtModel floats = new OrtModel(model.toBytes());
        OrtModel defined = new OrtModel(quantized.toBytes(), OptLevel.NO_OPT);
        OrtModel engine = new OrtModel(quantized.toBytes())) {
      for (Plane image : IMAGES) {
        float[] expected = defined.run("result", image);
        float[] exact = floats.run("result", image);
        double step = width(exact) / 255;
        assertThat(Agreement.maxDifference(engine.run("result", image), expected))
            .isLessThanOrEqualTo(2.1 * step);
        assertThat(Agreement.maxDifference(expected, exact)).isBetween(step / 10, 25 * step);
      }
    }
  }

  private static double width(float[] values) {
    double min = 0;
    double max = 0;
    for (float value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return max - min;
  }

  private static Set<String> convolutions(Model model) {
    return model.graph().nodes().stream()
        .filter(node -> node.getOpType().equals("Conv"))
        .map(NodeProto::getName)
        .collect(Collectors.toSet());
  }

  private static Model quantized(Model model, Set<String> layers) {
    List<String> tensors = QuantizedGraph.tensors(model.graph(), layers);
    Map<String, Calibration.Seen> seen = Calibration.of(model, tensors, IMAGES, () -> {});
    return model.withGraph(
        QuantizedGraph.of(
            model.graph(),
            layers,
            tensor -> RangeRule.MIN_MAX.range(seen.get(tensor).histogram()),
            WeightRange.REDUCED));
  }
}
