package io.mammoedge.trainer.dataset;

import java.util.Locale;

/** What a lesion is. The two named types are the paper's (section 1.2); INbreast has more. */
public enum LesionType {
  /** A mass. */
  MASS,
  /** One calcification or a cluster. */
  CALCIFICATION,
  /** Distortion, asymmetry and whatever else was outlined; no patch class, and no background. */
  OTHER;

  /** The word in {@code lesions.csv}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of {@code lesions.csv}.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static LesionType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
