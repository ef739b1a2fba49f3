package io.mammoedge.runtime.score;

import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.engine.Outcome;
import java.util.Objects;

/**
 * A result with what it was made from, for pictures.
 *
 * @param result for the user
 * @param mammogram what was scored, or null if refused
 * @param outcome of the graph, or null if refused
 */
public record Scored(ScoreResult result, Mammogram mammogram, Outcome outcome) {
  /** Checks for null. */
  public Scored {
    Objects.requireNonNull(result, "result is null");
  }
}
