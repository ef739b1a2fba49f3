package io.mammoedge.runtime.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Values of a manifest in words. */
final class Phrases {
  static final String NONE = "none";

  private Phrases() {}

  static String interval(List<Double> bounds) {
    return bounds == null
        ? "unknown"
        : bounds.stream().map(bound -> format("%.4f", bound)).collect(Collectors.joining(" to "));
  }

  static String size(List<Integer> size) {
    return size.get(0) + "x" + size.get(1);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String list(List<String> texts) {
    return String.join(", ", texts);
  }

  static <T> String sorted(Map<String, T> map, BiFunction<String, T, String> words) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(entry -> words.apply(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
