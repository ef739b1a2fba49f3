package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.quantize.Calibration.Seen;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the 8-bit variant of a release graph: static, with unsigned activations and signed weights
 * per channel. Ranges come from images; of three rules the least noisy is taken; then 8 bits are
 * tried in each layer alone, and the layers that hurt most stay in float.
 */
public final class Quantization {
  /** Convolutions with fewer output channels gain no time. */
  private static final int LEAST_CHANNELS = 8;

  private static final int IMAGES_A_RULE = 16;
  private static final int IMAGES_A_LAYER = 4;

  private final Model model;
  private final List<Plane> images;
  private final WeightRange weights;
  private final List<String> layers;
  private final Progress progress;
  private Map<String, Seen> seen = Map.of();

  private Quantization(
      Model model,
      List<Plane> images,
      WeightRange weights,
      List<String> layers,
      Progress progress) {
    this.model = model;
    this.images = images;
    this.weights = weights;
    this.layers = layers;
    this.progress = progress;
  }

  /**
   * The 8-bit graph and how it came about.
   *
   * @param model with the inputs and outputs of the original
   */
  public record Result(Model model, QuantizationReport report) {}

  /**
   * Quantizes a release graph.
   *
   * @param model as {@code ReleaseGraph} gives it
   * @param images presentation values that ranges are taken from, and noise is measured on; 2 or
   *     more, typical of what will be scored, and not those that parity is judged on
   */
  public static Result of(Model model, List<Plane> images, WeightRange weights) {
    if (images.size() < 2) {
      throw new IllegalArgumentException("ranges need at least 2 images");
    }
    List<String> layers = layers(model.graph());
    int rules = RangeRule.values().length;
    int most = Math.min(images.size(), IMAGES_A_RULE);
    int few = Math.min(images.size(), IMAGES_A_LAYER);
    long runs = 2L * images.size() + (2L + rules) * most + (1L + layers.size()) * few;
    try (Progress progress = Progress.of("Quantizing", runs)) {
      return new Quantization(model, List.copyOf(images), weights, layers, progress).run();
    }
  }

  private static List<String> layers(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.getOpType().equals("Conv"))
        .filter(node -> graph.constants().containsKey(node.getInput(1)))
        .filter(node -> graph.constant(node.getInput(1)).getDims(0) >= LEAST_CHANNELS)
        .map(NodeProto::getName)
        .toList();
  }

  private Result run() {
    List<Plane> some = images.subList(0, Math.min(images.size(), IMAGES_A_RULE));
    double[] expected = logOdds(model, some);
    seen = Calibration.of(model, tensors(), images, progress::step);
    Map<RangeRule, Double> noise = new EnumMap<>(RangeRule.class);
    for (RangeRule rule : RangeRule.values()) {
      noise.put(rule, rms(expected, logOdds(quantized(Set.copyOf(layers), rule), some)));
    }
    RangeRule best =
        noise.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    List<LayerEffect> chosen = FloatChoice.of(effects(best), spread(expected));
    Set<String> eightBit =
        chosen.stream()
            .filter(layer -> !layer.inFloat())
            .map(LayerEffect::layer)
            .collect(Collectors.toSet());
    Model result = quantized(eightBit, best);
    double left = rms(expected, logOdds(result, some));
    return new Result(
        result, new QuantizationReport(images.size(), spread(expected), noise, best, chosen, left));
  }

  /** Those that all layers together need, and those that only a layer alone needs. */
  private List<String> tensors() {
    Set<String> tensors =
        new LinkedHashSet<>(QuantizedGraph.tensors(model.graph(), Set.copyOf(layers)));
    layers.forEach(layer -> tensors.addAll(QuantizedGraph.tensors(model.graph(), Set.of(layer))));
    return List.copyOf(tensors);
  }

  private Model quantized(Set<String> which, RangeRule rule) {
    return model.withGraph(
        QuantizedGraph.of(
            model.graph(), which, tensor -> rule.range(seen.get(tensor).histogram()), weights));
  }

  private List<LayerEffect> effects(RangeRule rule) {
    List<Plane> few = images.subList(0, Math.min(images.size(), IMAGES_A_LAYER));
    double[] expected = logOdds(model, few);
    double all = layers.stream().mapToDouble(this::multiplications).sum();
    List<LayerEffect> effects = new ArrayList<>();
    for (String layer : layers) {
      double noise = rms(expected, logOdds(quantized(Set.of(layer), rule), few));
      effects.add(new LayerEffect(layer, noise, multiplications(layer) / all, false));
    }
    return effects;
  }

  /** Weights of one output channel times the values of the output. */
  private double multiplications(String layer) {
    Graph graph = model.graph();
    NodeProto node =
        graph.nodes().stream().filter(n -> n.getName().equals(layer)).findFirst().orElseThrow();
    long[] dims = Tensors.dims(graph.constant(node.getInput(1)));
    String output = node.getOutput(0);
    String counted =
        seen.containsKey(output) ? output : graph.consumers(output).get(0).getOutput(0);
    return (double) seen.get(counted).elements() * dims[1] * dims[2] * dims[3];
  }

  private double[] logOdds(Model some, List<Plane> planes) {
    try (InferenceSession session = InferenceSession.open(some.toBytes(), Provider.CPU, 0)) {
      double[] logOdds = new double[planes.size()];
      for (int i = 0; i < logOdds.length; i++) {
        logOdds[i] = session.run(planes.get(i)).logOdds();
        progress.step();
      }
      return logOdds;
    }
  }

  private static double rms(double[] expected, double[] got) {
    double sum = 0;
    for (int i = 0; i < got.length; i++) {
      sum += (got[i] - expected[i]) * (got[i] - expected[i]);
    }
    return Math.sqrt(sum / got.length);
  }

  private static double spread(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] flat = new double[values.length];
    Arrays.fill(flat, mean);
    return rms(flat, values);
  }
}
