package io.mammoedge.trainer.transfer;

/** The rows of a transfer, from no label to most work. */
public enum TransferStep {
  /** The model as it came: its own mean and operating point. */
  BEFORE("before"),
  /** The same scores; the operating point is chosen on the site's labelled patients. */
  NEW_THRESHOLD("before, new threshold"),
  /**
   * The same weights after the site's mean, with an operating point and probabilities from there.
   */
  RECALIBRATED("recalibrated"),
  /** Trained on, after the site's mean. */
  FINE_TUNED("fine-tuned");

  private final String word;

  TransferStep(String word) {
    this.word = word;
  }

  /** For people, and in the header of the scores. */
  public String word() {
    return word;
  }

  /** Whether it has scores of its own. */
  public boolean hasScores() {
    return this != NEW_THRESHOLD;
  }
}
