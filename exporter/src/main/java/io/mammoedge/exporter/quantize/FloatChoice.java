package io.mammoedge.exporter.quantize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which layers stay in 32-bit floats: those whose noise is dearest for the time they cost, until
 * the noise of the others, added up as if independent, is below a budget.
 */
final class FloatChoice {
  /**
   * Noise against the spread of the log-odds. For log-odds about normal, a decision at their middle
   * flips in {@code 0.32 noise / spread} of the cases: 4 % keep well within the 2 % that parity
   * allows.
   */
  static final double BUDGET = 0.04;

  /** In float they would cost more than all others in bytes: no noise is worth that. */
  static final double LARGEST_SHARE = 0.1;

  private FloatChoice() {}

  /** The same layers in the same order, some of them in float. */
  static List<LayerEffect> of(List<LayerEffect> layers, double spread) {
    List<LayerEffect> dearest = new ArrayList<>(layers);
    dearest.sort(Comparator.comparingDouble(FloatChoice::noiseForItsTime).reversed());
    double rest = layers.stream().mapToDouble(layer -> layer.noise() * layer.noise()).sum();
    double budget = Math.pow(BUDGET * spread, 2);
    double share = 0;
    List<LayerEffect> chosen = new ArrayList<>(layers);
    for (LayerEffect layer : dearest) {
      if (rest <= budget) {
        break;
      }
      if (share + layer.share() <= LARGEST_SHARE) {
        share += layer.share();
        rest -= layer.noise() * layer.noise();
        chosen.replaceAll(one -> one.equals(layer) ? one.keptInFloat() : one);
      }
    }
    return chosen;
  }

  private static double noiseForItsTime(LayerEffect layer) {
    return layer.noise() * layer.noise() / layer.share();
  }
}
