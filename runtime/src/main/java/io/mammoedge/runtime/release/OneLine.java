package io.mammoedge.runtime.release;

/** The innermost message of an exception as one short line. */
final class OneLine {
  private static final int MAX = 300;

  private OneLine() {}

  static String of(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // The path inside the JSON text stands in Gson's own message, which may have a cause.
    String message = String.valueOf(error.getMessage());
    String text = message.contains("path $") ? message : String.valueOf(root.getMessage());
    return firstLine(text.replaceFirst("^[a-z.]+\\.[A-Z]\\w+Exception: ", ""));
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
  }
}
