package io.mammoedge.trainer.dataset;

import java.util.Locale;

/** Which part of a data set an image belongs to. All images of a patient are in one split. */
public enum Split {
  /** Weights are fitted on these. */
  TRAIN,
  /** Epochs, operating points and int8 ranges are chosen on these. */
  VALIDATION,
  /** Only ever measured on. */
  TEST;

  /** The word in a CSV file: {@code train}, {@code validation}, {@code test}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of a CSV file; {@code val} and {@code training} are understood too.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Split of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> TRAIN;
      case "validation", "val" -> VALIDATION;
      case "test" -> TEST;
      default ->
          throw new IllegalArgumentException(
              "'" + word + "' is no split; write train, validation or test");
    };
  }
}
