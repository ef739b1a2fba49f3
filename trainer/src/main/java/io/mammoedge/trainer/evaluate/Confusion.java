package io.mammoedge.trainer.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How often which class was taken for which.
 *
 * @param classes in output order
 * @param counts one row a true class, one column a class that was the most probable
 */
public record Confusion(List<String> classes, List<List<Integer>> counts) {
  /** Copies the lists. */
  public Confusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** Counts cases, of which truth and answer are places in the list of classes. */
  static Confusion of(List<String> classes, int[] truth, int[] answer) {
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][answer[i]]++;
    }
    return new Confusion(
        classes, Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /** How many cases are of one true class. */
  public int count(int truth) {
    return counts.get(truth).stream().mapToInt(n -> n).sum();
  }
}
