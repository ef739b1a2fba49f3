package io.mammoedge.trainer.reproduce;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.reproduce.plan.Arguments;
import io.mammoedge.trainer.reproduce.plan.Costs;
import io.mammoedge.trainer.reproduce.plan.Hours;
import io.mammoedge.trainer.reproduce.plan.Nets;
import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.plan.Planner;
import io.mammoedge.trainer.reproduce.plan.Steps;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.Inputs;
import io.mammoedge.trainer.reproduce.step.Workbench;
import io.mammoedge.trainer.reproduce.table.Failures;
import io.mammoedge.trainer.reproduce.table.ResultTable;
import io.mammoedge.trainer.reproduce.table.RowStatus;
import io.mammoedge.trainer.reproduce.table.TableReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of the paper, run again on a data set, as far as the time goes. */
public final class Reproduction {
  private final PaperTables paper;
  private final TableSpec table;
  private final Nets nets;
  private final Inputs inputs;
  private final Path out;
  private final Optional<String> budget;
  private final Steps steps;

  /**
   * A table that is to be run.
   *
   * @param name of the table
   * @param nets that run; none: the table's own
   * @param inputs what everything is made from
   * @param out folder of all results
   * @param budget wall-clock time as typed; none: all epochs, however long they take
   * @throws MammoEdgeException if there is no such table, or the data do not do for it
   */
  public Reproduction(
      String name, Optional<Nets> nets, Inputs inputs, Path out, Optional<String> budget)
      throws IOException {
    paper = PaperTables.read();
    table = paper.table(name);
    this.nets = nets.orElseGet(() -> new Nets(table.standIns(), 1, Map.of()));
    this.inputs = inputs;
    this.out = out;
    this.budget = budget;
    steps = new Steps(paper, table, this.nets, inputs);
    requireBothClasses(inputs.data());
    inputs.otherSite().ifPresent(this::requireSite);
  }

  private static void requireBothClasses(Dataset dataset) {
    for (Split split : Split.values()) {
      long classes = dataset.split(split).stream().map(ImageRow::malignant).distinct().count();
      if (classes < 2) {
        throw new MammoEdgeException(
            ExitCode.NO_USABLE_CASE,
            "%s: the %s split lacks a class; more patients are needed"
                .formatted(dataset.folder(), split.word()));
      }
    }
  }

  private void requireSite(Dataset site) {
    requireBothClasses(site);
    if (!table.usesSite()) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--site: table '" + table.name() + "' has no row of another hospital");
    }
    if (!site.description().preprocessing().equals(inputs.data().description().preprocessing())) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          site.folder() + ": was prepared in other steps than the data set; prepare both alike");
    }
  }

  /** What will be run: as the folder was begun, else by timing a few steps of each network. */
  public Plan plan() {
    return plan(Costs.timed(inputs));
  }

  /** The same with other costs. */
  Plan plan(Costs costs) {
    Map<String, String> asked = Arguments.of(table, inputs, nets, budget);
    Optional<Plan> begun = Plan.of(out);
    if (begun.isPresent()) {
      begun.get().requireSame(asked, out);
      return begun.get();
    }
    return new Planner(steps, costs, budget()).plan(table, asked);
  }

  private Optional<Duration> budget() {
    return budget.map(Hours::parse);
  }

  /**
   * What a call left.
   *
   * @param report the table
   * @param pending what there was no time for, by place
   * @param failures what could not be done
   */
  public record Outcome(TableReport report, List<String> pending, Failures failures) {}

  /**
   * Runs what is not finished, for no longer than the budget, and writes the table.
   *
   * @throws MammoEdgeException if no row can be run
   */
  public Outcome run(Plan plan) throws IOException {
    requireRows(plan);
    plan.write(out);
    return outcome(plan, runs(plan, budget().map(Instant.now()::plus).orElse(Instant.MAX)).run());
  }

  Runs runs(Plan plan, Instant until) {
    return new Runs(table, steps, plan, new Workbench(out, inputs, plan.epochs(), until));
  }

  /** The table as far as it is, written anew. */
  Outcome outcome(Plan plan, Failures failures) {
    Runs runs = runs(plan, Instant.MAX);
    RowStatus status = new RowStatus(plan, failures);
    TableReport report = new ResultTable(paper, table, status, runs.rows()).report(inputs);
    ResultTable.write(report, out);
    return new Outcome(report, runs.pending(failures), failures);
  }

  private static void requireRows(Plan plan) {
    if (plan.rows().isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "no row of this table can be run; the first: "
              + plan.leftOut().get(0).row()
              + ": "
              + plan.leftOut().get(0).why());
    }
  }
}
