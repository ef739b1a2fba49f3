package io.mammoedge.archive.score;

/** Paths in a text file, one a line: names of files may hold ends of lines. */
final class OneLine {
  private OneLine() {}

  static String of(String path) {
    return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  static String back(String line) {
    if (line.indexOf('\\') < 0) {
      return line;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char next = line.charAt(i);
      path.append(next == '\\' ? escaped(line.charAt(++i)) : next);
    }
    return path.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }
}
