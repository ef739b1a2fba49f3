package io.mammoedge.trainer.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.mammoedge.trainer.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with bias correction, a coupled penalty as the paper's
 * Keras schedules have it, or decoupled decay (Loshchilov and Hutter 2019). DJL's own counts one
 * step for all parameters, so that a layer unfrozen late starts with updates about three times too
 * large, and it corrects no epsilon; this one keeps a step count per parameter and equals
 * torch.optim.Adam and AdamW. What it remembers can be saved.
 */
final class Adam implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDManager manager;
  private final Map<String, Moments> moments = new LinkedHashMap<>();

  Adam(NDManager parent) {
    manager = parent.newSubManager();
  }

  /**
   * How one parameter is moved.
   *
   * @param learningRate greater than 0
   * @param coupled added to the gradient, times the weight
   * @param decoupled times learning rate and weight, taken off the weight
   */
  record Rates(double learningRate, double coupled, double decoupled) {}

  private static final class Moments {
    final NDArray first;
    final NDArray second;
    int steps;

    Moments(NDArray first, NDArray second, int steps) {
      this.first = first;
      this.second = second;
      this.steps = steps;
    }
  }

  /** Moves one parameter against its gradient, and sets the gradient to zero. */
  void update(String name, Parameter parameter, Rates rates) {
    NDArray weight = parameter.getArray();
    Moments state = moments.computeIfAbsent(name, key -> start(weight));
    state.steps++;
    double correction1 = 1 - Math.pow(BETA1, state.steps);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, state.steps));
    boolean decouples = rates.decoupled > 0;
    try (NDArray gradient = weight.getGradient()) {
      // The engine's fused step has no bias correction: m·c2/c1 / (√v + ε·c2) = (m/c1)/(√v/c2 + ε).
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradient, state.first, state.second),
              new NDList(weight),
              (float) rates.learningRate,
              (float) (rates.learningRate * correction2 / correction1),
              (float) (decouples ? rates.decoupled : rates.coupled),
              1,
              -1,
              (float) BETA1,
              (float) BETA2,
              (float) (EPSILON * correction2),
              true,
              decouples);
    }
  }

  private Moments start(NDArray weight) {
    return new Moments(
        manager.zeros(weight.getShape(), weight.getDataType()),
        manager.zeros(weight.getShape(), weight.getDataType()),
        0);
  }

  /** Steps taken so far, by parameter. */
  Map<String, Integer> steps() {
    Map<String, Integer> steps = new LinkedHashMap<>();
    moments.forEach((name, state) -> steps.put(name, state.steps));
    return steps;
  }

  /** The running mean of one parameter's gradient, or of its square. */
  NDArray moment(String name, boolean squared) {
    return squared ? moments.get(name).second : moments.get(name).first;
  }

  /** Goes on from what was saved of one parameter. */
  void restore(String name, int steps, Tensor first, Tensor second) {
    moments.put(name, new Moments(array(first), array(second), steps));
  }

  private NDArray array(Tensor tensor) {
    return manager.create(tensor.values(), new Shape(tensor.shape()));
  }

  /** Starts afresh. */
  void forget() {
    moments
        .values()
        .forEach(
            state -> {
              state.first.close();
              state.second.close();
            });
    moments.clear();
  }

  @Override
  public void close() {
    manager.close();
  }
}
