package io.mammoedge.trainer.reproduce.step;

/** A step whose result are the scores of a test split. */
public interface ScoreStep extends Step {
  /** The model that is scored; a row names what became of it. */
  Training model();

  @Override
  default String place() {
    return "scores/" + name() + ".json";
  }
}
