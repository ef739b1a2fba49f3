package io.mammoedge.trainer.train;

import java.util.List;
import java.util.Objects;

/**
 * One stage of training.
 *
 * @param name for logs
 * @param frozen top-level parts of the network that stay as they are, such as {@code features};
 *     empty to train everything
 * @param fixedNorms top-level parts whose batch norms keep their running statistics
 * @param learningRate of Adam, greater than 0
 * @param l2 coupled weight decay of convolution and linear weights, at least 0
 * @param epochs passes over the training set, at least 1
 */
public record Stage(
    String name,
    List<String> frozen,
    List<String> fixedNorms,
    double learningRate,
    double l2,
    int epochs) {
  /** Checks the ranges. */
  public Stage {
    Objects.requireNonNull(name, "stage without 'name'");
    frozen = frozen == null ? List.of() : List.copyOf(frozen);
    fixedNorms = fixedNorms == null ? List.of() : List.copyOf(fixedNorms);
    if (!(learningRate > 0) || !(l2 >= 0) || epochs < 1) {
      throw new IllegalArgumentException(
          "stage '" + name + "': learningRate > 0, l2 >= 0 and epochs >= 1 are needed");
    }
  }
}
