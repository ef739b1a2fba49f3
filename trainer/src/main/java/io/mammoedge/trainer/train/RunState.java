package io.mammoedge.trainer.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a training is. Together with weights and moments it determines all that follows: order,
 * augmentation and dropout are drawn from (seed, epoch, sample or step) alone.
 *
 * @param stage index of the stage that runs
 * @param epochInStage finished epochs of that stage
 * @param batch finished batches of the epoch that runs
 * @param lossSum over those batches
 * @param seconds that they took
 * @param waited of those, for images
 * @param epochs finished ones of all stages
 * @param steps of the optimizer, by parameter; empty at the start of a stage
 */
record RunState(
    int stage,
    int epochInStage,
    int batch,
    double lossSum,
    double seconds,
    double waited,
    List<Epoch> epochs,
    Map<String, Integer> steps) {
  static final RunState START = new RunState(0, 0, 0, 0, 0, 0, List.of(), Map.of());

  RunState {
    epochs = List.copyOf(epochs);
    steps = Map.copyOf(steps);
  }

  /** Number of the epoch that runs, from 1 over all stages. */
  int epoch() {
    return epochs.size() + 1;
  }

  /** The epoch of the highest score, the earliest of equal ones. */
  Optional<Epoch> best() {
    Epoch best = null;
    for (Epoch epoch : epochs) {
      best = best == null || epoch.score() > best.score() ? epoch : best;
    }
    return Optional.ofNullable(best);
  }

  /** One batch later. */
  RunState afterBatch(double loss, double moreSeconds, double moreWaited) {
    return new RunState(
        stage,
        epochInStage,
        batch + 1,
        lossSum + loss,
        seconds + moreSeconds,
        waited + moreWaited,
        epochs,
        steps);
  }

  /** At the start of the next epoch, of this stage or of the next one. */
  RunState afterEpoch(Epoch epoch, Stage running) {
    List<Epoch> all = new ArrayList<>(epochs);
    all.add(epoch);
    int done = epochInStage + 1;
    List<Double> losses =
        all.subList(all.size() - done, all.size()).stream().map(Epoch::validationLoss).toList();
    boolean isOver = done == running.epochs() || running.isExhausted(losses);
    return new RunState(isOver ? stage + 1 : stage, isOver ? 0 : done, 0, 0, 0, 0, all, Map.of());
  }

  /** With what the optimizer has counted. */
  RunState with(Map<String, Integer> optimizerSteps) {
    return new RunState(
        stage, epochInStage, batch, lossSum, seconds, waited, epochs, optimizerSteps);
  }
}
