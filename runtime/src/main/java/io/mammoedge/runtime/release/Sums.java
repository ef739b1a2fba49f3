package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SHA256SUMS}: lines of {@code digest path}, as {@code sha256sum} writes them. */
final class Sums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  private Sums() {}

  static Map<String, String> read(String text, String source) {
    Map<String, String> sums = new TreeMap<>();
    text.lines().forEach(line -> add(sums, line, source));
    return sums;
  }

  private static void add(Map<String, String> sums, String line, String source) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IntegrityException(source + ": '" + Printable.of(line) + "' is not 'digest  path'");
    }
    String path = ReleasePaths.requireSafe(matcher.group(2), source);
    if (sums.put(path, matcher.group(1)) != null) {
      throw new IntegrityException(source + ": '" + path + "' comes twice");
    }
  }
}
