package io.mammoedge.runtime.sr;

import java.util.Arrays;
import java.util.List;
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
    int index = words().indexOf(word);
    if (index < 0) {
      throw new IllegalArgumentException("neither malignant nor benign: " + word);
    }
    return values()[index];
  }

  /** In the order of a release's classes. */
  static List<String> words() {
    return Arrays.stream(values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** At the operating point "malignant" begins. */
  static Decision at(double operatingPoint, double probability) {
    return probability >= operatingPoint ? MALIGNANT : BENIGN;
  }

  Code code() {
    return code;
  }
}
