package io.mammoedge.trainer.reproduce;

import io.mammoedge.trainer.train.OutOfTimeException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Runs the steps of a plan, the most important rows first, until all is done or time is up. */
final class Runs {
  private final TableSpec table;
  private final Steps steps;
  private final Plan plan;
  private final Workbench bench;
  private final Rows rows;

  Runs(TableSpec table, Steps steps, Plan plan, Workbench bench) {
    this.table = table;
    this.steps = steps;
    this.plan = plan;
    this.bench = bench;
    rows = new Rows(steps, plan, bench);
  }

  /** Goes on with what is not finished; what is finished is never repeated. */
  void run() throws IOException {
    try {
      for (String name : plan.rows()) {
        RowSpec row = table.row(name);
        for (Step step : Steps.inOrder(steps.scores(row))) {
          if (!runIfNeeded(step)) {
            return;
          }
        }
        rows.measure(row);
      }
    } catch (OutOfTimeException e) {
      // Its checkpoint is written; pending() tells what is left.
      return;
    }
  }

  /** Whether there was time. */
  private boolean runIfNeeded(Step step) throws IOException {
    if (step.isFinished(bench)) {
      return true;
    }
    if (Instant.now().isAfter(bench.until())) {
      return false;
    }
    step.run(bench);
    return true;
  }

  /** The places of what are not finished. */
  List<String> pending() {
    return Steps.inOrder(
            plan.rows().stream().flatMap(name -> steps.scores(table.row(name)).stream()).toList())
        .stream()
        .filter(step -> !step.isFinished(bench))
        .map(Step::place)
        .toList();
  }

  Rows rows() {
    return rows;
  }
}
