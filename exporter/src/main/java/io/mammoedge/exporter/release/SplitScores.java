package io.mammoedge.exporter.release;

import io.mammoedge.runtime.preprocess.ImageStatistics;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.SourceImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One split, scored from its source files on both roads.
 *
 * @param reference DICOM → Java preprocessing → DJL
 * @param release the same DICOM → the release's graph
 * @param images what each image is like
 */
record SplitScores(
    List<ScoredCase> reference, List<ScoredCase> release, List<ImageStatistics> images) {
  SplitScores {
    reference = List.copyOf(reference);
    release = List.copyOf(release);
    images = List.copyOf(images);
  }

  /**
   * Scores a split.
   *
   * @param reference from presentation values to log-probabilities, or empty to leave it out
   * @param release likewise
   */
  static SplitScores of(
      Dataset dataset,
      Split split,
      Optional<Function<Plane, double[]>> reference,
      Function<Plane, double[]> release,
      Runnable onImage) {
    List<ScoredCase> expected = new ArrayList<>();
    List<ScoredCase> got = new ArrayList<>();
    List<ImageStatistics> images = new ArrayList<>();
    for (ImageRow row : dataset.split(split)) {
      Plane image = SourceImages.read(dataset, row);
      reference.ifPresent(road -> expected.add(Scores.of(row, road.apply(image))));
      got.add(Scores.of(row, release.apply(image)));
      images.add(ImageStatistics.of(image));
      onImage.run();
    }
    return new SplitScores(expected, got, images);
  }
}
