package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Training;
import java.util.List;

/**
 * By which the epochs of all trainings are multiplied.
 *
 * @param perMille 0 to 1000; 0 leaves one epoch a stage
 */
public record Factor(int perMille) {
  /** All epochs. */
  static final Factor ALL = new Factor(1000);

  /** One epoch a stage. */
  public static final Factor LEAST = new Factor(0);

  /** Of the budget; steps take longer among others than alone, and images must be read. */
  private static final double SHARE = 0.85;

  /** The epochs of a training, at least one a stage. */
  int epochs(Training training) {
    int all = training.schedule().epochs();
    int stages = training.schedule().stages().size();
    return Math.max(stages, Math.round(all * perMille / 1000f));
  }

  /** Whether the steps fit into a budget with these epochs. */
  boolean fits(List<Step> steps, Costs costs, double budgetSeconds) {
    return costs.seconds(steps, this) <= SHARE * budgetSeconds;
  }

  /** The greatest factor with which the steps fit, {@link #LEAST} if none does. */
  static Factor greatest(List<Step> steps, Costs costs, double budgetSeconds) {
    int fits = 0;
    int tooMuch = ALL.perMille + 1;
    while (tooMuch - fits > 1) {
      int middle = (fits + tooMuch) / 2;
      if (new Factor(middle).fits(steps, costs, budgetSeconds)) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    return new Factor(fits);
  }
}
