package io.mammoedge.runtime.sr;

import java.util.Locale;

/** What a probability means at the operating point. */
enum Decision {
  BENIGN(Code.BENIGN),
  MALIGNANT(Code.MALIGNANT);

  private final Code code;

  Decision(Code code) {
    this.code = code;
  }

  static Decision of(String word) {
    for (Decision decision : values()) {
      if (decision.name().toLowerCase(Locale.ROOT).equals(word)) {
        return decision;
      }
    }
    throw new IllegalArgumentException("neither malignant nor benign: " + word);
  }

  /** At the operating point "malignant" begins. */
  static Decision at(double operatingPoint, double probability) {
    return probability >= operatingPoint ? MALIGNANT : BENIGN;
  }

  Code code() {
    return code;
  }
}
