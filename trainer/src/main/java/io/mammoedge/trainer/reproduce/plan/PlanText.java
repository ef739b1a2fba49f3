package io.mammoedge.trainer.reproduce.plan;

import java.util.ArrayList;
import java.util.List;

/** A plan for people. */
public final class PlanText {
  private PlanText() {}

  /** What would be run, and what not. */
  public static String of(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("About " + Hours.words(plan.estimatedSeconds()) + " on this machine:");
    plan.trainings()
        .forEach(
            t -> lines.add("  train " + t.name() + ": " + t.network() + ", " + t.epochsText()));
    lines.add("Rows, the most important first: " + String.join(", ", plan.rows()));
    plan.leftOut().forEach(left -> lines.add("Left out: " + left.row() + ": " + left.why()));
    return String.join("\n", lines) + "\n";
  }
}
