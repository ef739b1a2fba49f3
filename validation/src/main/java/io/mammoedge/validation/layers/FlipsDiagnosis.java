package io.mammoedge.validation.layers;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.model.ModelDescription.TestEvaluation;
import java.util.List;
import java.util.Optional;

/**
 * Whether a release that averages over no flips was made and measured with them. Its manifest alone
 * cannot tell, since it says the same as its graph; two other things remember: the golden outputs,
 * where the flips were in the graph, and the log of looks at the test split in the trained models.
 */
public final class FlipsDiagnosis {
  private FlipsDiagnosis() {}

  /**
   * Looks for lost flips.
   *
   * @param reference the trained models
   * @param variant {@code fp32} or {@code int8}
   * @param session on that variant, on this machine
   * @return what gives it away, in one sentence; empty where nothing does
   */
  public static Optional<String> of(
      Reference reference, Release release, String variant, InferenceSession session) {
    return release.manifest().flips() != Manifest.Flips.NONE
        ? Optional.empty()
        : golden(release, variant, session).or(() -> evidence(release.manifest(), reference));
  }

  private static Optional<String> golden(
      Release release, String variant, InferenceSession session) {
    GoldenCheck check = new GoldenCheck(release);
    GoldenReport plain = check.run(variant, session);
    if (plain.holds()) {
      return Optional.empty();
    }
    GoldenReport averaged =
        check.run(variant, session.provider(), image -> FlipAverage.run(session, image));
    return averaged.holds()
        ? Optional.of(
            "the golden outputs are the mean over the four flips, which neither manifest nor graph"
                + " takes ("
                + String.join("; ", plain.objections())
                + " without it)")
        : Optional.empty();
  }

  /** The published area was written into the models when the release was made. */
  private static Optional<String> evidence(Manifest manifest, Reference reference) {
    if (manifest.evidence() == null) {
      return Optional.empty();
    }
    List<TestEvaluation> same =
        reference.members().get(0).description().evaluations().stream()
            .filter(look -> "export".equals(look.command()))
            .filter(look -> look.n() == manifest.evidence().n())
            .filter(look -> look.auc() != null && look.auc() == manifest.evidence().auc())
            .toList();
    return !same.isEmpty() && same.stream().allMatch(TestEvaluation::flips)
        ? Optional.of(
            "the model's log says that the published area under the curve was measured over the"
                + " four flips, which neither manifest nor graph takes")
        : Optional.empty();
  }
}
