package io.mammoedge.runtime.doctor;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A release, tried on this machine.
 *
 * @param release name and version
 * @param variant that {@code --variant auto} takes; null where it did not load
 * @param variantReason why that one, or null
 * @param loadSeconds from verified files to a session
 * @param imageSeconds of a golden image, median; null where none was scored
 * @param golden {@code good}, or what is wrong
 * @param exitCode of what is wrong; 0 where nothing is
 */
public record Trial(
    String release,
    String variant,
    String variantReason,
    Double loadSeconds,
    Double imageSeconds,
    String golden,
    int exitCode) {
  private static final double NANOS = 1e9;
  private static final String GOOD = "good";

  /** Opens the release, verifies, loads it and runs its golden images. */
  static Trial of(Supplier<Release> opener, String name, ScoreOptions options) {
    String title = name;
    try {
      Release release = opener.get();
      title = release.title();
      return tried(release, options);
    } catch (MammoEdgeException e) {
      return new Trial(title, null, null, null, null, e.getMessage(), e.exitCode().number());
    }
  }

  private static Trial tried(Release release, ScoreOptions options) {
    long begun = System.nanoTime();
    try (Scorer scorer = Scorer.open(release, options)) {
      double load = (System.nanoTime() - begun) / NANOS;
      List<Double> seconds = new ArrayList<>();
      GoldenReport report =
          new GoldenCheck(release)
              .run(
                  scorer.origin().variant(),
                  scorer.session().provider(),
                  image -> timed(scorer, image, seconds));
      return new Trial(
          release.title(),
          scorer.origin().variant(),
          scorer.origin().variantReason(),
          load,
          seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElse(null),
          report.holds() ? GOOD : String.join("; ", report.objections()),
          report.holds() ? 0 : ExitCode.PARITY_FAILED.number());
    }
  }

  private static Outcome timed(Scorer scorer, Plane image, List<Double> seconds) {
    long begun = System.nanoTime();
    Outcome outcome = scorer.outcome(image);
    seconds.add((System.nanoTime() - begun) / NANOS);
    return outcome;
  }

  /** Whether it may be used here. */
  public boolean isGood() {
    return exitCode == 0;
  }
}
