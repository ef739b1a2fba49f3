package io.mammoedge.trainer.evaluate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What is computed from the areas under the curve of several scorings of the same images.
 *
 * @param name for people
 * @param of from the areas, one a scoring
 */
record AucStatistic(String name, ToDoubleFunction<double[]> of) {
  /** The area of one scoring. */
  static AucStatistic area(String name, int scoring) {
    return new AucStatistic(name, areas -> areas[scoring]);
  }

  /** The area of one scoring less the mean area of others. */
  static AucStatistic difference(String name, int scoring, int... others) {
    return new AucStatistic(
        name,
        areas ->
            areas[scoring] - Arrays.stream(others).mapToDouble(i -> areas[i]).average().orElse(0));
  }
}
