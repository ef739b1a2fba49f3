package io.mammoedge.runtime.dicom.file;

/** Text from outside, made safe for one line of a message. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  /** The text in quotation marks, control characters replaced, cut after 80 characters. */
  public static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** The text, control characters replaced, cut after 80 characters. */
  public static String plain(String text) {
    return whole(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
  }

  /** The text, control characters replaced. */
  public static String whole(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]", "?");
  }
}
