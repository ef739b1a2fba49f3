package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.reproduce.plan.Steps;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.step.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What could not be done in one call, and why. It is not kept: the next call tries again. */
public final class Failures {
  private final Map<Step, MammoEdgeException> steps = new LinkedHashMap<>();
  private final Map<String, MammoEdgeException> rows = new LinkedHashMap<>();

  /** A step that came to no end. */
  public void add(Step step, MammoEdgeException why) {
    steps.put(step, why);
  }

  /** A row that could not be measured. */
  public void add(RowSpec row, MammoEdgeException why) {
    rows.put(row.name(), why);
  }

  /** Why a step is not done: it failed itself, or something that it needs did. */
  public Optional<MammoEdgeException> of(Step step) {
    return Steps.inOrder(step.needs()).stream()
        .filter(steps::containsKey)
        .findFirst()
        .or(() -> Optional.of(step).filter(steps::containsKey))
        .map(steps::get);
  }

  /** Why a row has no result. */
  public Optional<String> of(RowSpec row) {
    return Optional.ofNullable(rows.get(row.name())).map(MammoEdgeException::getMessage);
  }

  /** The most important row's, if one failed. */
  public Optional<MammoEdgeException> first() {
    return rows.values().stream().findFirst();
  }

  /** One line a row that failed: {@code NAME: why}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (row, why) ->
            text.append("Failed: " + row + ": " + why.getMessage() + System.lineSeparator()));
    return text.toString();
  }
}
