package io.mammoedge.validation.parity;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.SourceImages;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The same cases on two roads.
 *
 * @param rows the cases
 * @param reference log-odds of malignant on the reference road
 * @param candidate the same on the other
 */
public record ParityCases(List<ImageRow> rows, double[] reference, double[] candidate) {
  /** Copies the list. */
  public ParityCases {
    rows = List.copyOf(rows);
  }

  static ParityCases run(
      Dataset dataset, List<ImageRow> rows, boolean prepared, CaseRoad first, CaseRoad second) {
    double[] reference = new double[rows.size()];
    double[] candidate = new double[rows.size()];
    try (Progress progress = Progress.of("Comparing two roads", rows.size())) {
      for (int i = 0; i < rows.size(); i++) {
        ImageRow row = rows.get(i);
        Supplier<Plane> image = new Once(dataset, row, prepared);
        reference[i] = first.logOdds(row, image);
        candidate[i] = second.logOdds(row, image);
        progress.step();
      }
    }
    return new ParityCases(rows, reference, candidate);
  }

  /** Probabilities of the reference road, clustered by patient. */
  public Cases referenceCases() {
    return cases(reference);
  }

  /** Probabilities of the other road, clustered by patient. */
  public Cases candidateCases() {
    return cases(candidate);
  }

  /** The reference road's answers, image by image. */
  List<ScoredCase> scoredByReference() {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> ScoredCase.of(rows.get(i), reference[i]))
        .toList();
  }

  private Cases cases(double[] logOdds) {
    double[] scores = Arrays.stream(logOdds).map(LogOdds::probability).toArray();
    boolean[] positive = new boolean[rows.size()];
    String[] patients = new String[rows.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = rows.get(i).malignant();
      patients[i] = rows.get(i).patient();
    }
    return new Cases(scores, positive, patients);
  }

  /** Reads an image when the first road asks for it, and keeps it for the second. */
  private static final class Once implements Supplier<Plane> {
    private final Dataset dataset;
    private final ImageRow row;
    private final boolean prepared;
    private Plane image;

    Once(Dataset dataset, ImageRow row, boolean prepared) {
      this.dataset = dataset;
      this.row = row;
      this.prepared = prepared;
    }

    @Override
    public Plane get() {
      if (image == null) {
        image = prepared ? dataset.read(row).plane() : SourceImages.read(dataset, row);
      }
      return image;
    }
  }
}
