package io.mammoedge.runtime;

/** Text of files nobody has vouched for, as part of a message. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  /** One short line of ASCII, whatever the text holds: it cannot command a terminal. */
  public static String of(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
