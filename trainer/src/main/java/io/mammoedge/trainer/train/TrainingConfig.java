package io.mammoedge.trainer.train;

import io.mammoedge.trainer.augment.Augmentation;
import java.util.List;
import java.util.Objects;

/**
 * How a network is trained.
 *
 * @param seed of weights, order and augmentation
 * @param batchSize images a step
 * @param balanceClasses weigh each image by the inverse frequency of its class in the batch (paper
 *     §2)
 * @param cosine lower the learning rate over each stage along half a cosine
 * @param augmentation variation of the training images
 * @param stages in order
 */
public record TrainingConfig(
    long seed,
    int batchSize,
    boolean balanceClasses,
    boolean cosine,
    Augmentation augmentation,
    List<Stage> stages) {
  /** Checks the values. */
  public TrainingConfig {
    Objects.requireNonNull(augmentation, "configuration without 'augmentation'");
    stages = List.copyOf(Objects.requireNonNull(stages, "configuration without 'stages'"));
    if (batchSize < 1 || stages.isEmpty()) {
      throw new IllegalArgumentException("batchSize >= 1 and at least one stage are needed");
    }
  }

  /** All epochs of all stages. */
  public int epochs() {
    return stages.stream().mapToInt(Stage::epochs).sum();
  }
}
