package io.mammoedge.trainer.report;

import java.util.Objects;

/**
 * What a report says of a training beside its model.
 *
 * @param trainImages that it learnt from
 * @param validationImages that judged it
 * @param parameters numbers in the network
 * @param threads of the engine
 * @param workers threads that prepared images
 * @param device {@code cpu} or {@code gpu}
 * @param command that repeats it
 */
public record RunFacts(
    int trainImages,
    int validationImages,
    long parameters,
    int threads,
    int workers,
    String device,
    String command) {
  /** Checks for nulls. */
  public RunFacts {
    Objects.requireNonNull(device, "device is null");
    Objects.requireNonNull(command, "command is null");
  }

  String caveat() {
    return threads == 1
        ? "With one thread the result is the same bit for bit."
        : "With several threads sums are taken in varying order; results differ in the last digits.";
  }
}
