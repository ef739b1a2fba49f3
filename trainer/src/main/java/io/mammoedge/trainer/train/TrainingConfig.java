package io.mammoedge.trainer.train;

import io.mammoedge.trainer.augment.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a network is trained.
 *
 * @param seed of weights, order, augmentation and dropout
 * @param batchSize images a step
 * @param microBatch images that go through the network at once, a divisor of the batch size; 0: all
 *     of them. Gradients are added up; batch norms see a micro-batch
 * @param balanceClasses weigh each image by the inverse frequency of its class in the batch (paper
 *     §2)
 * @param cosine lower the learning rate over each stage along half a cosine
 * @param dropout share of the pooled features that is left out at random, 0 to below 1
 * @param augmentation variation of the training images
 * @param stages in order
 */
public record TrainingConfig(
    long seed,
    int batchSize,
    int microBatch,
    boolean balanceClasses,
    boolean cosine,
    float dropout,
    Augmentation augmentation,
    List<Stage> stages) {
  /** Checks the values. */
  public TrainingConfig {
    Objects.requireNonNull(augmentation, "configuration without 'augmentation'");
    stages = List.copyOf(Objects.requireNonNull(stages, "configuration without 'stages'"));
    if (batchSize < 1 || stages.isEmpty()) {
      throw new IllegalArgumentException("batchSize >= 1 and at least one stage are needed");
    }
    microBatch = microBatch == 0 ? batchSize : microBatch;
    if (microBatch < 1 || batchSize % microBatch != 0) {
      throw new IllegalArgumentException(
          "microBatch " + microBatch + " does not divide batchSize " + batchSize);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout is 0 to below 1, not " + dropout);
    }
  }

  /** All epochs of all stages. */
  public int epochs() {
    return stages.stream().mapToInt(Stage::epochs).sum();
  }

  /**
   * The same stages in the same proportions within another number of epochs, at least one each: 3,
   * 10 and 37 of 50 become 12, 40 and 148 of 200 (paper §2).
   *
   * @throws IllegalArgumentException if there are fewer epochs than stages
   */
  public TrainingConfig within(int total) {
    if (total < stages.size()) {
      throw new IllegalArgumentException(
          total + " epochs are too few for " + stages.size() + " stages");
    }
    List<Stage> scaled = new ArrayList<>();
    int before = 0;
    int given = 0;
    for (Stage stage : stages) {
      before += stage.epochs();
      int later = stages.size() - scaled.size() - 1;
      int end = Math.round((float) before * total / epochs());
      int share = Math.max(1, Math.min(end - given, total - given - later));
      scaled.add(stage.during(share));
      given += share;
    }
    return new TrainingConfig(
        seed, batchSize, microBatch, balanceClasses, cosine, dropout, augmentation, scaled);
  }

  /** The same with another seed. */
  public TrainingConfig seeded(long other) {
    return new TrainingConfig(
        other, batchSize, microBatch, balanceClasses, cosine, dropout, augmentation, stages);
  }
}
