package io.mammoedge.exporter.quantize;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private static final int IMAGES_A_RULE = 16;
  private static final int IMAGES_A_LAYER = 4;

  private final Trials trials;
  private final List<Plane> some;
  private final double[] expected;

  private Quantization(Trials trials, List<Plane> some, double[] expected) {
    this.trials = trials;
    this.some = some;
    this.expected = expected;
  }

  /**
   * The 8-bit graph and how it came about.
   *
   * @param model with the inputs and outputs of the original
   * @param allLayers likewise, with no layer in float: what speed could be had
   */
  public record Result(Model model, Model allLayers, QuantizationReport report) {}

  /**
   * Quantizes a release graph.
   *
   * @param model as {@code ReleaseGraph} gives it
   * @param images presentation values that ranges are taken from, and noise is measured on; 2 or
   *     more, typical of what will be scored, and not those that parity is judged on. Each is asked
   *     for anew whenever it is needed, so a list may read them from files
   */
  public static Result of(Model model, List<Plane> images, WeightRange weights) {
    if (images.size() < 2) {
      throw new IllegalArgumentException("ranges need at least 2 images");
    }
    List<LayerGroup> layers = LayerGroup.of(model.graph());
    List<Plane> some = images.subList(0, Math.min(images.size(), IMAGES_A_RULE));
    int few = Math.min(some.size(), IMAGES_A_LAYER);
    long trialRuns = (2L + RangeRule.values().length) * some.size() + (long) layers.size() * few;
    try (Progress progress = Progress.of("Quantizing", 2L * images.size() + trialRuns)) {
      double[] expected = Trials.logOdds(model, some, progress::step);
      Trials trials = Trials.of(model, layers, weights, images, progress::step);
      return new Quantization(trials, some, expected).run(images.size());
    }
  }

  private Result run(int images) {
    Map<RangeRule, Double> noise = new EnumMap<>(RangeRule.class);
    for (RangeRule rule : RangeRule.values()) {
      noise.put(rule, trials.noise(trials.quantized(trials.layers(), rule), some, expected));
    }
    RangeRule best =
        noise.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    double spread = spread(expected);
    List<LayerEffect> chosen = FloatChoice.of(effects(best), spread);
    Model result = trials.quantized(inEightBits(chosen), best);
    double left = trials.noise(result, some, expected);
    return new Result(
        result,
        trials.quantized(trials.layers(), best),
        new QuantizationReport(images, spread, noise, best, chosen, left));
  }

  private List<LayerGroup> inEightBits(List<LayerEffect> chosen) {
    Set<String> inFloat =
        chosen.stream()
            .filter(LayerEffect::inFloat)
            .map(LayerEffect::layer)
            .collect(Collectors.toSet());
    return trials.layers().stream().filter(layer -> !inFloat.contains(layer.name())).toList();
  }

  private List<LayerEffect> effects(RangeRule rule) {
    List<Plane> few = some.subList(0, Math.min(some.size(), IMAGES_A_LAYER));
    double all = trials.layers().stream().mapToDouble(trials::cost).sum();
    List<LayerEffect> effects = new ArrayList<>();
    for (LayerGroup layer : trials.layers()) {
      double noise = trials.noise(trials.quantized(List.of(layer), rule), few, expected);
      double share = trials.cost(layer) / all;
      effects.add(new LayerEffect(layer.name(), noise, share, false));
    }
    return effects;
  }

  /** Standard deviation. */
  private static double spread(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean) / values.length;
    }
    return Math.sqrt(squares);
  }
}
