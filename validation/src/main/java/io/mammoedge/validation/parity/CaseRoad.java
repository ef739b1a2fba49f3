package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.ImageRow;
import java.util.function.Supplier;

/** One road from a case to a score. Close it to free what it holds. */
interface CaseRoad extends AutoCloseable {
  /** What a report calls it. */
  String name();

  /**
   * Scores one case.
   *
   * @param row the case
   * @param image its presentation values, read on the first call
   * @return log(p / (1 - p)) of malignant
   */
  double logOdds(ImageRow row, Supplier<Plane> image);

  @Override
  void close();
}
