package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.trainer.dataset.ImageRow;
import java.util.function.Supplier;

/** The graph of a release on ONNX Runtime. */
record ReleaseRoad(String name, Scorer scorer) implements CaseRoad {
  static ReleaseRoad open(Release release, ScoreOptions options) {
    Scorer scorer = Scorer.open(release, options);
    String name =
        "%s %s (%s, %s)"
            .formatted(
                scorer.origin().release(),
                scorer.origin().version(),
                scorer.origin().variant(),
                scorer.origin().provider());
    return new ReleaseRoad(name, scorer);
  }

  /** Whether it computes as the trained network does: the same precision, on the processor. */
  boolean isExact() {
    return scorer.origin().variant().equals("fp32") && scorer.origin().provider().equals("cpu");
  }

  @Override
  public double logOdds(ImageRow row, Supplier<Plane> image) {
    return scorer.outcome(image.get()).logOdds();
  }

  @Override
  public void close() {
    scorer.close();
  }
}
