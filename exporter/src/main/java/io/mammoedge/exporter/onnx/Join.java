package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A way to make one array of several, as DJL computes it and as ONNX writes it. */
sealed interface Join {
  /** Whether arrays of these shapes can be joined so. */
  boolean fits(List<Shape> shapes);

  /** What DJL gives for arrays that fit. */
  NDArray compute(List<NDArray> arrays);

  /** Writes it for two or more tensors and returns the name of the result. */
  String write(List<String> inputs, Site site);

  /** All that are known for arrays of some rank. */
  static Stream<Join> all(int rank) {
    Stream<Join> elementWise =
        Stream.of(
            new ElementWise("Add", NDArray::add),
            new ElementWise("Mul", NDArray::mul),
            new ElementWise("Max", NDArrays::maximum),
            new ElementWise("Min", NDArrays::minimum));
    return Stream.concat(elementWise, IntStream.range(0, rank).mapToObj(Concatenation::new));
  }

  /**
   * An operation on two arrays, which broadcast as in NumPy, from the first array to the last.
   *
   * @param operator of ONNX
   * @param operation of DJL
   */
  record ElementWise(String operator, BinaryOperator<NDArray> operation) implements Join {
    @Override
    public boolean fits(List<Shape> shapes) {
      return shapes.stream().allMatch(a -> shapes.stream().allMatch(b -> broadcasts(a, b)));
    }

    private static boolean broadcasts(Shape a, Shape b) {
      return IntStream.rangeClosed(1, Math.min(a.dimension(), b.dimension()))
          .allMatch(i -> broadcasts(a.get(a.dimension() - i), b.get(b.dimension() - i)));
    }

    private static boolean broadcasts(long a, long b) {
      return a == b || a == 1 || b == 1;
    }

    @Override
    public NDArray compute(List<NDArray> arrays) {
      return arrays.stream().reduce(operation).orElseThrow();
    }

    @Override
    public String write(List<String> inputs, Site site) {
      int last = inputs.size() - 1;
      String result = inputs.get(0);
      for (int i = 1; i < last; i++) {
        result = site.part("join" + i, operator, List.of(result, inputs.get(i)));
      }
      return site.node(operator, List.of(result, inputs.get(last)));
    }
  }

  /**
   * One array after the other along an axis.
   *
   * @param axis from 0
   */
  record Concatenation(int axis) implements Join {
    @Override
    public boolean fits(List<Shape> shapes) {
      return shapes.stream().map(Shape::dimension).distinct().count() == 1
          && shapes.stream().map(this::others).distinct().count() == 1;
    }

    private List<Long> others(Shape shape) {
      return IntStream.range(0, shape.dimension())
          .filter(i -> i != axis)
          .mapToObj(shape::get)
          .toList();
    }

    @Override
    public NDArray compute(List<NDArray> arrays) {
      return NDArrays.concat(new NDList(arrays), axis);
    }

    @Override
    public String write(List<String> inputs, Site site) {
      return site.node("Concat", inputs, Attributes.of("axis", axis));
    }
  }
}
