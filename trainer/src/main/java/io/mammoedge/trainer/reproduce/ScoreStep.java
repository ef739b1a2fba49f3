package io.mammoedge.trainer.reproduce;

/** A step whose result are the scores of a test split. */
interface ScoreStep extends Step {
  /** The model that is scored; a row names what became of it. */
  Training model();

  @Override
  default String place() {
    return "scores/" + name() + ".json";
  }
}
