package io.mammoedge.runtime.engine;

/** Native messages as one line. */
final class Messages {
  private static final int MAX = 300;

  private Messages() {}

  static String of(Throwable error) {
    String text = String.valueOf(error.getMessage()).replaceAll("\\s+", " ").strip();
    return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
  }
}
