package io.mammoedge.runtime.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code reference.R} wrote: cases by set, and numbers by set and quantity. */
record RReference(Map<String, List<String[]>> cases, Map<String, Map<String, Double>> results) {
  static RReference read(Path directory) throws IOException {
    Map<String, List<String[]>> cases = new LinkedHashMap<>();
    for (String[] row : rows(directory.resolve("cases.csv"))) {
      cases.computeIfAbsent(row[0], set -> new ArrayList<>()).add(row);
    }
    Map<String, Map<String, Double>> results = new LinkedHashMap<>();
    for (String[] row : rows(directory.resolve("results.csv"))) {
      results
          .computeIfAbsent(row[0], set -> new LinkedHashMap<>())
          .put(row[1], Double.valueOf(row[2]));
    }
    return new RReference(cases, results);
  }

  Cases reference(String set) {
    return scoredBy(set, 3);
  }

  Cases candidate(String set) {
    return scoredBy(set, 4);
  }

  double value(String set, String quantity) {
    return results.get(set).get(quantity);
  }

  private Cases scoredBy(String set, int column) {
    List<String[]> rows = cases.get(set);
    double[] scores = new double[rows.size()];
    boolean[] positive = new boolean[rows.size()];
    String[] patients = new String[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      patients[i] = rows.get(i)[1];
      positive[i] = rows.get(i)[2].equals("1");
      scores[i] = Double.parseDouble(rows.get(i)[column]);
    }
    return new Cases(scores, positive, patients);
  }

  private static List<String[]> rows(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
