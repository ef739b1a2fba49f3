package io.mammoedge.trainer.reproduce;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.plan.Steps;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Workbench;
import io.mammoedge.trainer.reproduce.table.Failures;
import io.mammoedge.trainer.reproduce.table.Rows;
import io.mammoedge.trainer.train.OutOfTimeException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the steps of a plan, the most important rows first, until all is done or time is up. */
final class Runs {
  private final TableSpec table;
  private final Steps steps;
  private final Plan plan;
  private final Workbench bench;
  private final Rows rows;
  private final Failures failures = new Failures();

  Runs(TableSpec table, Steps steps, Plan plan, Workbench bench) {
    this.table = table;
    this.steps = steps;
    this.plan = plan;
    this.bench = bench;
    rows = new Rows(steps, plan, bench);
  }

  /**
   * Goes on with what is not finished; what is finished is never repeated. A step that fails does
   * not stop those that do not need it.
   */
  Failures run() throws IOException {
    try {
      runSteps();
    } catch (OutOfTimeException e) {
      // Its checkpoint is written; pending() tells what is left.
    } finally {
      plan.rows().forEach(name -> measure(table.row(name)));
    }
    return failures;
  }

  private void measure(RowSpec row) {
    Optional<MammoEdgeException> failed =
        steps.scores(row).stream().map(failures::of).flatMap(Optional::stream).findFirst();
    try {
      failed.ifPresentOrElse(why -> failures.add(row, why), () -> rows.measure(row));
    } catch (MammoEdgeException e) {
      failures.add(row, e);
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
    if (step.isFinished(bench) || failures.of(step).isPresent()) {
      return true;
    }
    if (Instant.now().isAfter(bench.until())) {
      return false;
    }
    runOrNote(step);
    return true;
  }

  private void runOrNote(Step step) throws IOException {
    try {
      step.run(bench);
    } catch (MammoEdgeException e) {
      if (e.exitCode() == ExitCode.INTERRUPTED) {
        throw e;
      }
      failures.add(step, e);
    }
  }

  /** What is neither finished nor kept from it by the given failures, by place. */
  List<String> pending(Failures failed) {
    return inOrder().stream()
        .filter(step -> !step.isFinished(bench) && failed.of(step).isEmpty())
        .map(Step::place)
        .toList();
  }

  Rows rows() {
    return rows;
  }
}
