package io.mammoedge.exporter.quantize;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an 8-bit graph was made.
 *
 * @param images that ranges were taken from
 * @param spread standard deviation of the log-odds of those images in 32-bit floats
 * @param noiseByRule root mean square of Δ log-odds with all layers in 8 bits, by rule
 * @param rule that was least noisy, and taken
 * @param layers in the order of the graph
 * @param noise of the finished graph, as above
 */
public record QuantizationReport(
    int images,
    double spread,
    Map<RangeRule, Double> noiseByRule,
    RangeRule rule,
    List<LayerEffect> layers,
    double noise) {
  /** Copies map and list. */
  public QuantizationReport {
    noiseByRule = Map.copyOf(noiseByRule);
    layers = List.copyOf(layers);
  }

  /** The layers that stay in 32-bit floats. */
  public List<LayerEffect> inFloat() {
    return layers.stream().filter(LayerEffect::inFloat).toList();
  }

  /** One sentence. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "unsigned 8-bit activations by %s on %d images (noise in log-odds of %s; spread %.3f),"
            + " signed 8-bit weights per channel, %d of %d layers in float%s",
        rule.words(),
        images,
        noiseByRule.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey().words(), e.getValue()))
            .collect(Collectors.joining(", ")),
        spread,
        inFloat().size(),
        layers.size(),
        inFloat().isEmpty()
            ? ""
            : inFloat().stream()
                .map(LayerEffect::layer)
                .collect(Collectors.joining(", ", " (", ")")));
  }
}
