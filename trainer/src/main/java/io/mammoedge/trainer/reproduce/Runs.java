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
      runSteps();
    } catch (OutOfTimeException e) {
      // Its checkpoint is written; pending() tells what is left.
      return;
    } finally {
      plan.rows().forEach(name -> rows.measure(table.row(name)));
    }
  }

  private void runSteps() throws IOException {
    for (Step step : inOrder()) {
      if (!runIfNeeded(step)) {
        return;
      }
    }
  }

  private List<Step> inOrder() {
    return Steps.inOrder(
        plan.rows().stream().flatMap(name -> steps.scores(table.row(name)).stream()).toList());
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

  /** What is not finished, by place. */
  List<String> pending() {
    return inOrder().stream().filter(step -> !step.isFinished(bench)).map(Step::place).toList();
  }

  Rows rows() {
    return rows;
  }
}
