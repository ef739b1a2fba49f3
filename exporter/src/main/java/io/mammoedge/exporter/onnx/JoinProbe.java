package io.mammoedge.exporter.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Tells how a function joins arrays by giving it noise of the shapes that it joins in the network.
 * A function that does the same to the noise and something else to other numbers cannot be told
 * from a known one; a clip far outside of the noise is an example.
 */
final class JoinProbe {
  private static final double TOLERANCE = 1e-5;

  private final List<Shape> shapes;

  JoinProbe(List<Shape> shapes) {
    this.shapes = List.copyOf(shapes);
  }

  /** The known join that the function does, if it does one. */
  Optional<Join> recognise(Function<List<NDList>, NDList> function) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList result = function.apply(noise(manager).stream().map(NDList::new).toList());
      if (result.size() != 1) {
        return Optional.empty();
      }
      return Join.all(shapes.get(0).dimension())
          .filter(join -> join.fits(shapes))
          .filter(join -> does(join, result.get(0), manager))
          .findFirst();
    }
  }

  /** Feature maps are large: each candidate's are freed before the next one is tried. */
  private boolean does(Join join, NDArray result, NDManager manager) {
    try (NDManager scope = manager.newSubManager()) {
      return close(join.compute(noise(scope)), result);
    }
  }

  /** Fresh arrays with the same values each time, since a function may change what it gets. */
  private List<NDArray> noise(NDManager manager) {
    return IntStream.range(0, shapes.size())
        .mapToObj(i -> noise(new Random(i), shapes.get(i), manager))
        .toList();
  }

  /** Not from the engine's generator, whose state belongs to the caller. */
  private static NDArray noise(Random random, Shape shape, NDManager manager) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10 * (float) random.nextGaussian();
    }
    return manager.create(values, shape);
  }

  private static boolean close(NDArray expected, NDArray actual) {
    return expected.getShape().equals(actual.getShape())
        && expected.allClose(actual, TOLERANCE, TOLERANCE, false);
  }
}
