package io.mammoedge.runtime.gate;

/** Text inside a table of GitHub's Markdown: it is read as it is, whatever it holds. */
final class MarkdownText {
  /** What would begin markup, end a cell, or mention somebody. */
  private static final String SPECIAL = "\\`*_[]|~$#!";

  private MarkdownText() {}

  /** One line. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '@' -> out.append("&#64;");
      default -> {
        if (SPECIAL.indexOf(c) >= 0) {
          out.append('\\');
        }
        out.appendCodePoint(isVisible(c) ? c : ' ');
      }
    }
  }

  private static boolean isVisible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
