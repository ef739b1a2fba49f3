package io.mammoedge.validation.parity;

import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucMethod;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.ResolvableMargin;
import java.util.Optional;

/** What so many cases can show. */
final class Advice {
  private Advice() {}

  static String words(ParityMeasures measures, double margin) {
    Optional<AucDifference> clustered =
        measures.difference().stream().filter(d -> d.method() == AucMethod.OBUCHOWSKI).findFirst();
    return clustered
        .map(difference -> ResolvableMargin.of(difference, measures.patients()).words(margin))
        .orElse(
            "A statement about the AUC needs %d patients with a malignant image and %d with a benign one, at the very least."
                .formatted(Equivalence.LEAST_PATIENTS, Equivalence.LEAST_PATIENTS));
  }
}
