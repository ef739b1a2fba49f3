package io.mammoedge.runtime;

/** Text of files nobody has vouched for, as part of a message. */
public final class Printable {
  private static final int LONGEST = 80;

  private static final int LONGEST_LINE = 1000;

  private Printable() {}

  /** One short line of ASCII, whatever the text holds: it cannot command a terminal. */
  public static String of(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }

  /**
   * One line in any language, for what is to be read as a whole: without control characters, marks
   * that turn the direction of writing, and ends of lines.
   */
  public static String line(String text) {
    String clean = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "…";
  }
}
