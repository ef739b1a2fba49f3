package io.mammoedge.runtime.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One set of cases that {@code proc.R} made, with what R measured.
 *
 * @param expected by quantity; NaN where R has no answer
 */
record ProcReference(String set, Cases reference, Cases candidate, Map<String, Double> expected) {
  static List<ProcReference> read(Path directory) throws IOException {
    List<String> cases = Files.readAllLines(directory.resolve("proc-cases.csv"));
    List<String> results = Files.readAllLines(directory.resolve("proc-results.csv"));
    String[] quantities = results.get(0).split(",", -1);
    List<ProcReference> sets = new ArrayList<>();
    for (int i = 1; i < cases.size(); i++) {
      sets.add(of(cases.get(i).split(",", -1), quantities, results.get(i).split(",", -1)));
    }
    return sets;
  }

  private static ProcReference of(String[] row, String[] quantities, String[] values) {
    String[] bits = row[2].split(" ", -1);
    boolean[] positive = new boolean[bits.length];
    for (int i = 0; i < bits.length; i++) {
      positive[i] = bits[i].equals("1");
    }
    Cases reference = new Cases(numbers(row[3]), positive, row[1].split(" ", -1));
    Map<String, Double> expected = new LinkedHashMap<>();
    for (int i = 1; i < values.length; i++) {
      expected.put(quantities[i], number(values[i]));
    }
    return new ProcReference(values[0], reference, reference.withScores(numbers(row[4])), expected);
  }

  private static double[] numbers(String list) {
    return Stream.of(list.split(" ", -1)).mapToDouble(ProcReference::number).toArray();
  }

  private static double number(String text) {
    return switch (text) {
      case "NA" -> Double.NaN;
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
