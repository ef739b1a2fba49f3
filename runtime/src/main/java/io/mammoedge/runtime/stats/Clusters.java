package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose case each is, as numbers: keys are hashed once, and statistics need no strings.
 *
 * @param keys of the patients, each of whom has at least one case
 * @param numbers the patient of each case, an index into {@code keys}
 */
record Clusters(String[] keys, int[] numbers) {
  /**
   * Numbered in the order in which each first appears.
   *
   * @param keyOfCase one a case
   */
  static Clusters of(String[] keyOfCase) {
    Map<String, Integer> known = new HashMap<>();
    String[] keys = new String[keyOfCase.length];
    int[] numbers = new int[keyOfCase.length];
    for (int i = 0; i < numbers.length; i++) {
      int next = known.size();
      numbers[i] = known.computeIfAbsent(keyOfCase[i], key -> next);
      keys[numbers[i]] = keyOfCase[i];
    }
    return new Clusters(Arrays.copyOf(keys, known.size()), numbers);
  }

  /** Each case is a patient of its own. */
  static Clusters independent(int cases) {
    int[] numbers = new int[cases];
    Arrays.setAll(numbers, i -> i);
    return new Clusters(numbered(cases), numbers);
  }

  /** The keys "0", "1", … */
  static String[] numbered(int count) {
    String[] keys = new String[count];
    Arrays.setAll(keys, Integer::toString);
    return keys;
  }

  int count() {
    return keys.length;
  }

  /** The key of each case: a new array of the same strings. */
  String[] keyOfCase() {
    String[] result = new String[numbers.length];
    Arrays.setAll(result, i -> keys[numbers[i]]);
    return result;
  }

  /** Whether every case has the same key in both. */
  boolean sameAs(Clusters other) {
    return Arrays.equals(numbers, other.numbers) && Arrays.equals(keys, other.keys);
  }

  /** The cases of each patient, in order. */
  int[][] members() {
    return members(numbers, count());
  }

  /** The indices at which each number stands, in order. */
  static int[][] members(int[] numbers, int count) {
    int[] sizes = new int[count];
    for (int number : numbers) {
      sizes[number]++;
    }
    int[][] members = new int[count][];
    Arrays.setAll(members, number -> new int[sizes[number]]);
    for (int i = numbers.length - 1; i >= 0; i--) {
      members[numbers[i]][--sizes[numbers[i]]] = i;
    }
    return members;
  }
}
