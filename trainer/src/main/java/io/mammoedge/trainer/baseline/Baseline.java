package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper's older way from a patch classifier to a score of a whole image (paper §3.4): a heat
 * map, its regions at several cutoffs, their features, and a random forest grown on the training
 * split.
 */
public final class Baseline {
  /** How many of the most used features are told. */
  private static final int MOST_USED = 10;

  /** A forest that saw one class only in every leaf is not certain either. */
  private static final double LEAST = 1e-6;

  private Baseline() {}

  /**
   * Grows a forest on the training split and scores a split with it. Whoever shows a score of the
   * test split writes it down with {@link io.mammoedge.trainer.evaluate.TestLog}.
   *
   * @param patchModel directory of a patch classifier
   * @param split to score; images of the training split are scored by the trees that did not see
   *     them
   * @throws MammoEdgeException when the model is no patch classifier or takes images prepared in
   *     another way, a split is empty, or the training split holds one class only
   */
  public static BaselineResult run(
      Dataset dataset, Path patchModel, Split split, BaselineSettings settings) throws IOException {
    List<ImageRow> training = Scores.rows(dataset, Split.TRAIN);
    requireBothClasses(dataset, training);
    List<ImageRow> asked = split == Split.TRAIN ? List.of() : Scores.rows(dataset, split);
    try (HeatMaps maps = HeatMaps.open(patchModel)) {
      Scores.requireSteps(maps.directory(), dataset);
      List<ImageRow> all = new ArrayList<>(training);
      all.addAll(asked);
      FeatureTable features =
          features(dataset, all, maps, new MapFeatures(maps.classes(), settings.cutoffs()));
      FeatureTable grown = features.rows(0, training.size());
      Forest forest = Forest.grow(grown, settings.forest());
      List<ScoredCase> outOfBag = outOfBag(forest, grown);
      List<ScoredCase> scored =
          split == Split.TRAIN
              ? outOfBag
              : scored(forest, features.rows(training.size(), all.size()));
      return new BaselineResult(
          scored,
          outOfBag,
          features,
          forest.features(),
          settings.forest().minSplitOf(training.size()),
          forest.mostUsed(MOST_USED));
    }
  }

  private static void requireBothClasses(Dataset dataset, List<ImageRow> training) {
    long malignant = training.stream().filter(ImageRow::malignant).count();
    if (malignant == 0 || malignant == training.size()) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "%s: %d of %d training images are malignant; a forest needs both classes"
              .formatted(dataset.folder(), malignant, training.size()));
    }
  }

  private static FeatureTable features(
      Dataset dataset, List<ImageRow> images, HeatMaps maps, MapFeatures features) {
    List<double[]> values = new ArrayList<>();
    try (Progress progress = Progress.of("Heat maps", images.size())) {
      for (ImageRow image : images) {
        values.add(features.of(maps.of(dataset.read(image))));
        progress.step();
      }
    }
    return new FeatureTable(features.names(), images, values);
  }

  private static List<ScoredCase> scored(Forest forest, FeatureTable table) {
    List<ScoredCase> scored = new ArrayList<>();
    for (int i = 0; i < table.images().size(); i++) {
      scored.add(of(table.images().get(i), forest.probability(table.values().get(i))));
    }
    return scored;
  }

  private static List<ScoredCase> outOfBag(Forest forest, FeatureTable table) {
    List<ScoredCase> scored = new ArrayList<>();
    for (int i = 0; i < table.images().size(); i++) {
      double probability = forest.outOfBag(i, table.values().get(i));
      if (!Double.isNaN(probability)) {
        scored.add(of(table.images().get(i), probability));
      }
    }
    return scored;
  }

  private static ScoredCase of(ImageRow image, double probability) {
    return ScoredCase.of(image, LogOdds.of(Math.max(LEAST, Math.min(1 - LEAST, probability))));
  }
}
