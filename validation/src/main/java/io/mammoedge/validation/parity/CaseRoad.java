package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One road from a case to a score. Close it to free what it holds. */
interface CaseRoad extends AutoCloseable {
  /** What a report calls it. */
  String name();

  /** What a reader needs to walk this road again: versions, digests, provider; by what it is. */
  Map<String, String> facts();

  /**
   * Scores one case.
   *
   * @param which the case
   * @param image its presentation values, read on the first call
   * @return log(p / (1 - p)) of malignant; infinite where a table says 0 or 1
   */
  double logOdds(ParityCase which, Supplier<Plane> image);

  /**
   * The image with where the network looked laid over it, if this road can say so.
   *
   * @param longestSide in pixels
   * @return a PNG file
   */
  default Optional<byte[]> picture(Plane image, int longestSide) {
    return Optional.empty();
  }

  @Override
  void close();
}
