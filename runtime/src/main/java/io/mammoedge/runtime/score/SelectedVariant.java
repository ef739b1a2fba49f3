package io.mammoedge.runtime.score;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.engine.ProviderDecision;
import io.mammoedge.runtime.engine.SelectedSession;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Release;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
   * made: on some processors products of bytes saturate. Whatever else is wrong with the 8 bits is
   * no more than a reason for floats.
   *
   * @throws MammoEdgeException when there is no such variant or provider
   */
  public static SelectedVariant open(Release release, ScoreOptions options) {
    return open(release, options, SelectedSession.decide(options.provider()));
  }

  static SelectedVariant open(Release release, ScoreOptions options, ProviderDecision decision) {
    Opening opening = new Opening(release, options, decision);
    boolean isChoice =
        options.variant() == Variant.AUTO
            && release.manifest().variants().containsKey(Variant.INT8.key());
    return isChoice ? opening.choose() : opening.open(options.variant(), null);
  }

  /** What every attempt has in common. */
  private record Opening(Release release, ScoreOptions options, ProviderDecision decision) {
    SelectedVariant choose() {
      if (decision.provider() != Provider.CPU) {
        return open(
            Variant.FP32, "int8 is for processors, and here " + decision.provider() + " is");
      }
      SelectedVariant int8;
      try {
        int8 = open(Variant.INT8, "int8 passes its golden check on this machine");
      } catch (MammoEdgeException | UncheckedIOException e) {
        return open(Variant.FP32, "int8 does not open on this machine: " + e.getMessage());
      }
      String objection = objection(int8);
      if (objection == null) {
        return int8;
      }
      int8.close();
      return open(Variant.FP32, objection);
    }

    /** Why not 8 bits, or null. */
    private String objection(SelectedVariant int8) {
      try {
        InferenceSession session = int8.session.session();
        GoldenReport report =
            new GoldenCheck(release)
                .run(
                    Variant.INT8.key(),
                    session.provider(),
                    image -> FlipAverage.where(release.manifest().flips(), session, image));
        return report.holds()
            ? null
            : "int8 fails its golden check on this machine: "
                + String.join("; ", report.objections());
      } catch (MammoEdgeException | UncheckedIOException e) {
        return "int8 cannot be checked on this machine: " + e.getMessage();
      }
    }

    SelectedVariant open(Variant variant, String reason) {
      ByteBuffer model = release.modelMemory(variant.key());
      SelectedSession session =
          SelectedSession.open(
              model, options.provider(), decision, options.threads(), options.device());
      Variant named = variant == Variant.AUTO ? Variant.FP32 : variant;
      return new SelectedVariant(named, session, reason);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
