package io.mammoedge.trainer.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a training was, apart from its epochs.
 *
 * @param model name of its directory
 * @param network notation, such as {@code small+[64-64-128]x1}
 * @param parameters how many numbers were trained or taken over
 * @param score what chose the epoch: {@code AUC} or {@code accuracy}
 * @param configuration as JSON
 * @param seed of weights, order and augmentation
 * @param data what it was trained on
 * @param parents models whose weights it started from; empty if none
 * @param machine what it was trained with
 * @param start of the training
 * @param end of the training
 * @param command that repeats it
 */
public record RunFacts(
    String model,
    String network,
    long parameters,
    String score,
    String configuration,
    long seed,
    Data data,
    List<String> parents,
    Machine machine,
    Instant start,
    Instant end,
    String command) {
  /** Checks for nulls. */
  public RunFacts {
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(network, "network is null");
    Objects.requireNonNull(score, "score is null");
    Objects.requireNonNull(configuration, "configuration is null");
    Objects.requireNonNull(data, "data is null");
    parents = List.copyOf(parents);
    Objects.requireNonNull(machine, "machine is null");
    Objects.requireNonNull(start, "start is null");
    Objects.requireNonNull(end, "end is null");
    Objects.requireNonNull(command, "command is null");
  }

  /** From start to end. */
  Duration duration() {
    return Duration.between(start, end);
  }

  /**
   * A data set.
   *
   * @param name such as its directory
   * @param digest SHA-256
   * @param train images or patches to learn from
   * @param validation images or patches that chose the epoch
   * @param patients of both
   */
  public record Data(String name, String digest, int train, int validation, int patients) {
    /** Checks for nulls. */
    public Data {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(digest, "digest is null");
    }
  }

  /**
   * A machine.
   *
   * @param engine with its version, such as {@code PyTorch 2.7.1}
   * @param device such as {@code cpu}
   * @param threads of the engine
   */
  public record Machine(String engine, String device, int threads) {
    /** Checks for nulls. */
    public Machine {
      Objects.requireNonNull(engine, "engine is null");
      Objects.requireNonNull(device, "device is null");
    }
  }
}
