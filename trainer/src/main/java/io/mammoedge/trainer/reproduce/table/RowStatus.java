package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.published.RowSpec;

/**
 * Why rows have no result.
 *
 * @param plan what is left out
 * @param failures of this call
 */
public record RowStatus(Plan plan, Failures failures) {
  /** {@code left out: …}, {@code failed: …} or {@code not yet run}. */
  String of(RowSpec row) {
    return plan.whyLeftOut(row.name())
        .map(why -> "left out: " + why)
        .or(() -> failures.of(row).map(why -> "failed: " + why))
        .orElse("not yet run");
  }

  /** Why a question that needs the row has no answer. */
  String noAnswer(RowSpec row) {
    if (plan.whyLeftOut(row.name()).isPresent()) {
      return "no answer, " + row.name() + " is left out";
    }
    return failures.of(row).isPresent() ? "no answer, " + row.name() + " failed" : "not yet run";
  }
}
