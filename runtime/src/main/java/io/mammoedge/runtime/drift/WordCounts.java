package io.mammoedge.runtime.drift;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each word was seen; after a hundred different ones the rest is counted as one. */
final class WordCounts {
  static final String OTHERS = "(others)";

  private static final int MOST = 100;

  private final SortedMap<String, Integer> counts = new TreeMap<>();

  void add(String word) {
    boolean known = counts.containsKey(word) || counts.size() < MOST;
    counts.merge(known ? word : OTHERS, 1, Integer::sum);
  }

  SortedMap<String, Integer> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
