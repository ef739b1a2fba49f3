package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what {@code drift/reference.R} wrote against ours. */
record DriftReference(List<String[]> samples, Map<String, Map<String, Double>> results) {
  private static final double TOLERANCE = 1e-12;

  static DriftReference read(Path directory) throws IOException {
    Map<String, Map<String, Double>> results = new LinkedHashMap<>();
    for (String[] row : rows(directory.resolve("results.csv"))) {
      results
          .computeIfAbsent(row[0], set -> new LinkedHashMap<>())
          .put(row[1], Double.valueOf(row[2]));
    }
    return new DriftReference(rows(directory.resolve("samples.csv")), results);
  }

  void check() {
    List<String> sets = results.keySet().stream().filter(this::isComparison).toList();
    assertThat(sets).hasSize(7);
    sets.forEach(this::checkComparison);
    checkClusters();
    for (int degrees = 1; degrees <= 9; degrees++) {
      checkChiSquare(degrees);
    }
    checkFisher();
    double[] adjusted = Holm.adjust(0.02, 0.011, 0.4, 0.03);
    for (int i = 0; i < adjusted.length; i++) {
      same("holm", String.valueOf(i + 1), adjusted[i]);
    }
  }

  private boolean isComparison(String set) {
    return results.get(set).containsKey("psi");
  }

  private void checkComparison(String set) {
    double[] reference = values(set, "reference");
    double[] sample = values(set, "sample");
    KolmogorovSmirnov test = KolmogorovSmirnov.of(reference, sample);
    same(set, "statistic", test.statistic());
    same(set, "seriesP", test.pValue());
    // R's own series ends early: it is off by some 1e-5 from the definition, which 'seriesP' is.
    assertThat(test.pValue()).as(set).isCloseTo(results.get(set).get("ksTestP"), within(1e-4));
    PopulationStability stability = PopulationStability.of(reference, sample);
    same(set, "psi", stability.value());
    same(set, "bins", stability.bins());
    assertThat(stability.limit()).as(set).isCloseTo(results.get(set).get("limit"), within(1e-10));
  }

  private void checkClusters() {
    List<String[]> rows = samples.stream().filter(row -> row[0].equals("clustered")).toList();
    double[] values = rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
    String[] patients = rows.stream().map(row -> row[1]).toArray(String[]::new);
    same("clustered", "icc", Clustering.medianCorrelation(values, patients));
  }

  private void checkChiSquare(int degrees) {
    results
        .get("chisq" + degrees)
        .forEach(
            (p, x) ->
                assertThat(ChiSquare.quantile(Double.parseDouble(p), degrees))
                    .as("%s of %s degrees", p, degrees)
                    .isCloseTo(x, within(1e-10 * Math.max(1, x))));
  }

  private void checkFisher() {
    results
        .get("fisher")
        .forEach(
            (counts, p) -> {
              long[] of = Arrays.stream(counts.split("-")).mapToLong(Long::parseLong).toArray();
              assertThat(FisherExact.moreMarked(of[0], of[1], of[2], of[3]))
                  .as(counts)
                  .isCloseTo(p, within(1e-8 * p));
            });
  }

  private void same(String set, String quantity, double ours) {
    assertThat(ours)
        .as("%s of %s", quantity, set)
        .isCloseTo(results.get(set).get(quantity), within(TOLERANCE));
  }

  private double[] values(String set, String which) {
    return samples.stream()
        .filter(row -> row[0].equals(set) && row[1].equals(which))
        .mapToDouble(row -> Double.parseDouble(row[2]))
        .toArray();
  }

  private static List<String[]> rows(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
