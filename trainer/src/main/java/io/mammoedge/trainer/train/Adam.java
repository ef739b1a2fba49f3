package io.mammoedge.trainer.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with bias correction and coupled L2, as the paper's Keras
 * schedules have it. DJL's own counts one step for all parameters, so that a layer unfrozen late
 * starts with updates about three times too large, and it corrects no epsilon; this one keeps a
 * step count per parameter and equals torch.optim.Adam.
 */
final class Adam implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDManager manager;
  private final Map<String, Moments> moments = new HashMap<>();

  Adam(NDManager parent) {
    manager = parent.newSubManager();
  }

  private static final class Moments {
    final NDArray first;
    final NDArray second;
    int steps;

    Moments(NDArray first, NDArray second) {
      this.first = first;
      this.second = second;
    }
  }

  /** Moves one parameter against its gradient, and sets the gradient to zero. */
  void update(String name, Parameter parameter, double learningRate, double l2) {
    NDArray weight = parameter.getArray();
    Moments state = moments.computeIfAbsent(name, key -> start(weight));
    state.steps++;
    double correction1 = 1 - Math.pow(BETA1, state.steps);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, state.steps));
    try (NDArray gradient = weight.getGradient()) {
      // The engine's fused step has no bias correction: m·c2/c1 / (√v + ε·c2) = (m/c1)/(√v/c2 + ε).
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradient, state.first, state.second),
              new NDList(weight),
              (float) learningRate,
              (float) (learningRate * correction2 / correction1),
              (float) l2,
              1,
              -1,
              (float) BETA1,
              (float) BETA2,
              (float) (EPSILON * correction2),
              true,
              false);
    }
  }

  private Moments start(NDArray weight) {
    return new Moments(
        manager.zeros(weight.getShape(), weight.getDataType()),
        manager.zeros(weight.getShape(), weight.getDataType()));
  }

  @Override
  public void close() {
    manager.close();
  }
}
