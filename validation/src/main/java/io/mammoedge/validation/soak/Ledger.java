package io.mammoedge.validation.soak;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the node has acknowledged, and how often it did not. */
final class Ledger {
  private final Map<String, Set<String>> images = new HashMap<>();
  private final Map<String, Integer> troubles = new TreeMap<>();
  private int acknowledged;

  /** The node said that it has it. */
  synchronized void acknowledged(SentImage image) {
    if (images.computeIfAbsent(image.study(), study -> new HashSet<>()).add(image.sopInstance())) {
      acknowledged++;
    }
  }

  /** It did not, in a word. */
  synchronized void trouble(String what) {
    troubles.merge(what, 1, Integer::sum);
  }

  /** Images so far. */
  synchronized int count() {
    return acknowledged;
  }

  /** The images of each study. */
  synchronized Map<String, Set<String>> studies() {
    Map<String, Set<String>> copy = new HashMap<>();
    images.forEach((study, all) -> copy.put(study, Set.copyOf(all)));
    return copy;
  }

  /** How often what. */
  synchronized Map<String, Integer> troubles() {
    return new TreeMap<>(troubles);
  }
}
