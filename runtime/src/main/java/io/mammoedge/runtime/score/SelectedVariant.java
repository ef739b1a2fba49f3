package io.mammoedge.runtime.score;

import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.engine.SelectedSession;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Release;
import java.util.Locale;
import java.util.Objects;

/**
 * A model of a release, opened.
 *
 * @param variant {@link Variant#FP32} or {@link Variant#INT8}
 * @param session on it; closed together with this
 * @param reason why this one was taken, or null where there was no choice
 */
public record SelectedVariant(Variant variant, SelectedSession session, String reason)
    implements AutoCloseable {
  /** Checks for nulls. */
  public SelectedVariant {
    Objects.requireNonNull(variant, "variant is null");
    Objects.requireNonNull(session, "session is null");
  }

  /**
   * Opens what was asked for. {@link Variant#AUTO} is 8 bits where the release has them, the
   * processor computes, and the golden images score here what they scored where the release was
   * made: on some processors products of bytes saturate.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when there is no such variant or provider
   */
  public static SelectedVariant open(Release release, ScoreOptions options) {
    boolean isChoice =
        options.variant() == Variant.AUTO
            && release.manifest().variants().containsKey(Variant.INT8.key());
    return isChoice ? choose(release, options) : open(release, options, options.variant(), null);
  }

  private static SelectedVariant choose(Release release, ScoreOptions options) {
    SelectedVariant int8 = open(release, options, Variant.INT8, null);
    String objection = objection(release, int8.session);
    if (objection == null) {
      return new SelectedVariant(
          Variant.INT8, int8.session, "int8 passes its golden check on this machine");
    }
    int8.close();
    return open(release, options, Variant.FP32, objection);
  }

  /** Why not 8 bits, or null. */
  private static String objection(Release release, SelectedSession int8) {
    if (int8.session().provider() != Provider.CPU) {
      return "int8 is for processors, and here " + int8.session().provider() + " computes";
    }
    GoldenReport report = new GoldenCheck(release).run(Variant.INT8.key(), int8.session());
    return report.holds()
        ? null
        : String.format(
            Locale.ROOT,
            "int8 fails its golden check on this machine: log-odds off by %.2g, allowed %.2g",
            report.largestDeltaLogit(),
            report.tolerance().logit());
  }

  private static SelectedVariant open(
      Release release, ScoreOptions options, Variant variant, String reason) {
    byte[] model = release.model(variant.key());
    SelectedSession session = SelectedSession.open(model, options.provider(), options.threads());
    Variant named = variant == Variant.AUTO ? Variant.FP32 : variant;
    return new SelectedVariant(named, session, reason);
  }

  @Override
  public void close() {
    session.close();
  }
}
