package io.mammoedge.exporter.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Tells what function of single numbers a {@link LambdaBlock} is by running it on some. */
final class Probe {
  private static final double TOLERANCE = 1e-5;
  private static final float[] POINTS = {
    -100, -20, -8, -4, -2, -1, -0.5f, -0.1f, 0, 0.1f, 0.5f, 1, 2, 4, 8, 20, 100
  };

  private final LambdaBlock block;

  Probe(LambdaBlock block) {
    this.block = block;
  }

  /** The function's values. */
  float[] at(float... points) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList input = new NDList(manager.create(points));
      return block
          .forward(new ParameterStore(manager, false), input, false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  /**
   * Where the function is not the one expected, in words; empty if it is on all points from -100 to
   * 100, up to 1e-5 of the value (of 1 for smaller ones).
   */
  Optional<String> difference(DoubleUnaryOperator expected) {
    float[] values = at(POINTS);
    if (values.length != POINTS.length) {
      return Optional.of(POINTS.length + " numbers became " + values.length);
    }
    for (int i = 0; i < POINTS.length; i++) {
      double y = expected.applyAsDouble(POINTS[i]);
      if (!(Math.abs(values[i] - y) <= TOLERANCE * Math.max(1, Math.abs(y)))) {
        return Optional.of("at %s it is %s, not %s".formatted(POINTS[i], values[i], (float) y));
      }
    }
    return Optional.empty();
  }
}
