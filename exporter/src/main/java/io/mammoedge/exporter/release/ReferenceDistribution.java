package io.mammoedge.exporter.release;

import io.mammoedge.runtime.preprocess.ImageStatistics;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.DomainReference.Distribution;
import io.mammoedge.runtime.stats.Clustering;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a site's images and scores are compared with: those of the split that is the evidence. */
final class ReferenceDistribution {
  private static final String NO_VIEW = "UNKNOWN";

  private final String[] patients;

  private ReferenceDistribution(List<ScoredCase> scored) {
    this.patients = scored.stream().map(ScoredCase::patient).toArray(String[]::new);
  }

  /**
   * Measures.
   *
   * @param scored every image of the split, in its order
   * @param images statistics of the same images
   * @param threshold of the operating point
   */
  static DomainReference of(
      Dataset dataset,
      Split split,
      List<ScoredCase> scored,
      List<ImageStatistics> images,
      double threshold) {
    ReferenceDistribution all = new ReferenceDistribution(scored);
    List<ImageRow> rows = dataset.split(split);
    return new DomainReference(
        split.name().toLowerCase(Locale.ROOT),
        scored.size(),
        (int) Arrays.stream(all.patients).distinct().count(),
        all.distribution(scored, ScoredCase::probability),
        all.distribution(images, ImageStatistics::mean),
        all.distribution(images, ImageStatistics::standardDeviation),
        counts(rows, row -> row.view().isEmpty() ? NO_VIEW : row.view()),
        counts(rows, ImageRow::manufacturer),
        (int) scored.stream().filter(one -> one.probability() >= threshold).count(),
        preparation(dataset.description()));
  }

  private static DomainReference.Preparation preparation(DatasetDescription description) {
    int images =
        description.images().values().stream().mapToInt(c -> c.benign() + c.malignant()).sum();
    return new DomainReference.Preparation(images, description.refused().size());
  }

  private static Map<String, Integer> counts(List<ImageRow> rows, Function<ImageRow, String> word) {
    return rows.stream().collect(Collectors.toMap(word, row -> 1, Integer::sum, TreeMap::new));
  }

  private <T> Distribution distribution(List<T> of, ToDoubleFunction<T> quantity) {
    return distribution(of.stream().mapToDouble(quantity).toArray(), patients);
  }

  /** In short; values are rounded first, so that equal ones stay equal. */
  static Distribution distribution(double[] values, String[] patients) {
    double[] rounded = DoubleStream.of(values).map(Distribution::rounded).toArray();
    double correlation = Distribution.rounded(Clustering.medianCorrelation(rounded, patients));
    double independent =
        Clustering.effectiveSize(rounded.length, Clustering.sumOfSquares(patients), correlation);
    Arrays.sort(rounded);
    return new Distribution(quantiles(rounded), correlation, Distribution.rounded(independent));
  }

  /** The inverse of the empirical distribution function, in the middle of each equal share. */
  private static List<Double> quantiles(double[] ascending) {
    int n = ascending.length;
    int size = Math.min(n, Distribution.MOST);
    return IntStream.range(0, size)
        .mapToObj(i -> ascending[(int) ((2L * i + 1) * n / (2L * size))])
        .toList();
  }
}
