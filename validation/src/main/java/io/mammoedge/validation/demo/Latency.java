package io.mammoedge.validation.demo;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Time from a DICOM file to its score, in one warm process. */
final class Latency {
  private static final int WARM_UP = 5;

  private Latency() {}

  /** The median in milliseconds. */
  static double median(Path release, List<Path> files) {
    double[] times = new double[files.size()];
    try (Scorer scorer = Scorer.open(Release.open(release), ScoreOptions.STANDARD)) {
      files.stream().limit(WARM_UP).forEach(scorer::score);
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        scorer.score(files.get(i));
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
