package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Training;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which rows of a table are run, and with how many epochs. */
public final class Planner {
  private final Steps steps;
  private final Costs costs;
  private final Optional<Double> budgetSeconds;
  private final List<Plan.LeftOut> leftOut = new ArrayList<>();

  /**
   * A planner of one plan.
   *
   * @param budget none: all epochs, however long they take
   */
  public Planner(Steps steps, Costs costs, Optional<Duration> budget) {
    this.steps = steps;
    this.costs = costs;
    budgetSeconds = budget.map(limit -> (double) limit.toSeconds());
  }

  /**
   * The plan.
   *
   * @param arguments what it is for
   */
  public Plan plan(TableSpec table, Map<String, String> arguments) {
    List<RowSpec> rows = new ArrayList<>(table.rows());
    rows.sort(Comparator.comparingInt(RowSpec::rank));
    rows.removeIf(this::isImpossible);
    budgetSeconds.ifPresent(limit -> leaveOutWhatDoesNotFit(rows, limit));
    List<Step> all = stepsOf(rows);
    Factor factor =
        budgetSeconds.map(limit -> Factor.greatest(all, costs, limit)).orElse(Factor.ALL);
    return new Plan(
        Plan.SCHEMA,
        arguments,
        factor.perMille(),
        costs.seconds(all, factor),
        trainings(all, factor),
        rows.stream().map(RowSpec::name).toList(),
        leftOut);
  }

  private boolean isImpossible(RowSpec row) {
    Optional<String> why = steps.whyNot(row).or(() -> tooSmall(row));
    why.ifPresent(reason -> leftOut.add(new Plan.LeftOut(row.name(), reason)));
    return why.isPresent();
  }

  /** Timing tells which networks find nothing left of an image. */
  private Optional<String> tooSmall(RowSpec row) {
    try {
      double unused = costs.seconds(stepsOf(List.of(row)), Factor.LEAST);
      return Double.isFinite(unused) ? Optional.empty() : Optional.of("its cost is not finite");
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.USAGE) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  private void leaveOutWhatDoesNotFit(List<RowSpec> rows, double seconds) {
    while (!rows.isEmpty() && !Factor.LEAST.fits(stepsOf(rows), costs, seconds)) {
      RowSpec last = rows.remove(rows.size() - 1);
      leftOut.add(
          new Plan.LeftOut(
              last.name(),
              "not even one epoch a stage fits into the budget of " + Hours.words(seconds)));
    }
  }

  private List<Step> stepsOf(List<RowSpec> rows) {
    return Steps.inOrder(rows.stream().flatMap(row -> steps.scores(row).stream()).toList());
  }

  private static List<Plan.PlannedTraining> trainings(List<Step> steps, Factor factor) {
    return steps.stream()
        .filter(Training.class::isInstance)
        .map(Training.class::cast)
        .map(
            training ->
                new Plan.PlannedTraining(
                    training.name(),
                    training.network().notation(),
                    training.schedule().epochs(),
                    training.owner(),
                    factor.epochs(training)))
        .toList();
  }
}
