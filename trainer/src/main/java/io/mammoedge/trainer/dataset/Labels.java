package io.mammoedge.trainer.dataset;

import java.util.Locale;

/** The words of the tables: labels, sides, views and ids. */
final class Labels {
  private Labels() {}

  static String word(boolean malignant) {
    return malignant ? "malignant" : "benign";
  }

  /**
   * Reads {@code malignant}, {@code benign}, 1 or 0.
   *
   * @throws IllegalArgumentException for any other word
   */
  static boolean malignant(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "malignant", "1" -> true;
      case "benign", "0" -> false;
      default ->
          throw new IllegalArgumentException(
              "'" + word + "' is no label; write malignant or benign");
    };
  }

  /**
   * Reads {@code L}, {@code LEFT}, {@code R} or {@code RIGHT} as {@code L} or {@code R}.
   *
   * @throws IllegalArgumentException for any other word
   */
  static String side(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT)) {
      case "LEFT", "L" -> "L";
      case "RIGHT", "R" -> "R";
      default -> throw new IllegalArgumentException("'" + word + "' is no side; write L or R");
    };
  }

  /**
   * Reads an id, which becomes part of file names.
   *
   * @throws IllegalArgumentException when it is empty or has other signs than letters, digits, dash
   *     and underscore
   */
  static String id(String word) {
    if (!word.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "'" + word + "' is no id; write letters, digits, '_' and '-'");
    }
    return word;
  }

  /**
   * Reads {@code CC} or {@code MLO}.
   *
   * @throws IllegalArgumentException for any other word
   */
  static String view(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT)) {
      case "CC" -> "CC";
      case "MLO" -> "MLO";
      default -> throw new IllegalArgumentException("'" + word + "' is no view; write CC or MLO");
    };
  }
}
