package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.sr.ReleaseId;

/**
 * A release that says on this machine what it said where it was made.
 *
 * @param release verified
 * @param scorer of it; closed together with this
 * @param golden what its golden images gave here
 */
public record ServedRelease(Release release, Scorer scorer, GoldenReport golden)
    implements AutoCloseable {
  /**
   * Loads a release and runs its golden images.
   *
   * @throws MammoEdgeException when it does not load, or with {@link ExitCode#PARITY_FAILED} when a
   *     golden image gives something else here
   */
  public static ServedRelease open(Release release, ScoreOptions options) {
    Scorer scorer = Scorer.open(release, options);
    boolean proven = false;
    try {
      GoldenReport golden =
          new GoldenCheck(release)
              .run(scorer.origin().variant(), scorer.session().provider(), scorer::outcome);
      if (!golden.holds()) {
        throw new MammoEdgeException(
            ExitCode.PARITY_FAILED,
            release.title()
                + " fails its golden check on this machine: "
                + String.join("; ", golden.objections()));
      }
      proven = true;
      return new ServedRelease(release, scorer, golden);
    } finally {
      if (!proven) {
        scorer.close();
      }
    }
  }

  /** For people and logs: name and version. */
  public String title() {
    return release.title();
  }

  /** What tells it from every other release: its root digest, 64 hexadecimal digits. */
  public String digest() {
    return release.seal().sha256();
  }

  /** As reports name it. */
  public ReleaseId id() {
    return new ReleaseId(release.manifest().name(), release.manifest().version(), digest());
  }

  @Override
  public void close() {
    scorer.close();
  }
}
