package io.mammoedge.validation.layers;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.FlipAverage;
import java.util.Optional;

/**
 * Whether a release that averages over no flips was made with them. Its manifest cannot tell, since
 * it says the same as its graph; but its golden outputs are what it said when it was made.
 */
final class FlipsDiagnosis {
  private FlipsDiagnosis() {}

  /**
   * Looks for lost flips.
   *
   * @param variant {@code fp32} or {@code int8}
   * @param session on that variant, on this machine
   * @return what gives it away, in one sentence; empty where nothing does
   */
  static Optional<String> of(Release release, String variant, InferenceSession session) {
    if (release.manifest().flips() != Manifest.Flips.NONE) {
      return Optional.empty();
    }
    GoldenCheck check = new GoldenCheck(release);
    GoldenReport plain = check.run(variant, session.provider(), session::run);
    return !plain.holds() && holdsOverFlips(check, variant, session)
        ? Optional.of(
            "the golden outputs are the mean over the four flips, which neither manifest nor graph"
                + " takes ("
                + String.join("; ", plain.objections())
                + " without it)")
        : Optional.empty();
  }

  private static boolean holdsOverFlips(
      GoldenCheck check, String variant, InferenceSession session) {
    return check.run(variant, session.provider(), image -> FlipAverage.run(session, image)).holds();
  }
}
