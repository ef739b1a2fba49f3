package io.mammoedge.trainer.train;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One stage of training. Layers are given as paths in the network, {@code features.stage1}, or as
 * one of the words of {@link Parts}. Each stage starts with a fresh optimizer (paper §2).
 *
 * @param name for logs
 * @param epochs passes over the training set at most, at least 1
 * @param learningRate of Adam, greater than 0
 * @param frozen layers that stay as they are; empty to train everything
 * @param fixedNorms layers whose batch norms keep their running statistics
 * @param rates layers whose learning rate is multiplied by a factor greater than 0
 * @param l2 the penalty {@code l2 * sum(w^2)} in the loss, as Keras's {@code regularizers.l2}; its
 *     gradient is {@code 2 l2 w}; at least 0
 * @param decay decoupled weight decay (AdamW), at least 0; not together with {@code l2}
 * @param penalised layers whose convolution and linear weights {@code l2} or {@code decay} applies
 *     to; empty for all
 * @param patience the stage ends when the validation loss has not been lower for so many epochs; 0:
 *     never
 */
public record Stage(
    String name,
    int epochs,
    double learningRate,
    List<String> frozen,
    List<String> fixedNorms,
    Map<String, Double> rates,
    double l2,
    double decay,
    List<String> penalised,
    int patience) {
  /** Checks the ranges. */
  public Stage {
    Objects.requireNonNull(name, "stage without 'name'");
    frozen = frozen == null ? List.of() : List.copyOf(frozen);
    fixedNorms = fixedNorms == null ? List.of() : List.copyOf(fixedNorms);
    rates = rates == null ? Map.of() : Map.copyOf(rates);
    penalised = penalised == null ? List.of() : List.copyOf(penalised);
    require(
        learningRate > 0 && epochs >= 1 && patience >= 0,
        name,
        "learningRate > 0, epochs >= 1 and patience >= 0 are needed");
    require(l2 >= 0 && decay >= 0 && !(l2 > 0 && decay > 0), name, "one of l2 and decay, >= 0");
    require(rates.values().stream().allMatch(r -> r > 0), name, "rates greater than 0 are needed");
  }

  private static void require(boolean condition, String stage, String what) {
    if (!condition) {
      throw new IllegalArgumentException("stage '" + stage + "': " + what);
    }
  }

  /** Everything is trained, without a penalty. */
  public static Stage of(String name, int epochs, double learningRate) {
    return new Stage(
        name, epochs, learningRate, List.of(), List.of(), Map.of(), 0, 0, List.of(), 0);
  }

  /** The same with these layers as they are. */
  public Stage freezing(String... layers) {
    return new Stage(
        name,
        epochs,
        learningRate,
        List.of(layers),
        fixedNorms,
        rates,
        l2,
        decay,
        penalised,
        patience);
  }

  /** The same with other epochs. */
  Stage during(int otherEpochs) {
    return new Stage(
        name, otherEpochs, learningRate, frozen, fixedNorms, rates, l2, decay, penalised, patience);
  }

  /**
   * Whether the stage is over before its epochs are.
   *
   * @param losses validation losses of its epochs so far
   */
  boolean isExhausted(List<Double> losses) {
    int best = 0;
    for (int i = 1; i < losses.size(); i++) {
      best = losses.get(i) < losses.get(best) ? i : best;
    }
    return patience > 0 && losses.size() - 1 - best >= patience;
  }
}
