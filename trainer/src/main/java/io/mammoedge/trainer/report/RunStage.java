package io.mammoedge.trainer.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Epochs of one name that follow each other.
 *
 * @param name of the stage
 * @param epochs at least one, in order
 */
record RunStage(String name, List<RunEpoch> epochs) {
  /** Cuts a training into its stages. */
  static List<RunStage> of(List<RunEpoch> epochs) {
    List<RunStage> stages = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= epochs.size(); to++) {
      String name = epochs.get(from).stage();
      if (to == epochs.size() || !epochs.get(to).stage().equals(name)) {
        stages.add(new RunStage(name, List.copyOf(epochs.subList(from, to))));
        from = to;
      }
    }
    return stages;
  }

  RunEpoch first() {
    return epochs.get(0);
  }

  RunEpoch last() {
    return epochs.get(epochs.size() - 1);
  }

  double bestScore() {
    return epochs.stream().mapToDouble(RunEpoch::score).max().orElseThrow();
  }

  double seconds() {
    return epochs.stream().mapToDouble(RunEpoch::seconds).sum();
  }

  /** Over all epochs; long ones count more. */
  double waitingShare() {
    double waited = epochs.stream().mapToDouble(e -> e.waitingShare() * e.seconds()).sum();
    return seconds() == 0 ? 0 : waited / seconds();
  }
}
