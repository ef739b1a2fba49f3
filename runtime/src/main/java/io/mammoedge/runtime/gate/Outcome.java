package io.mammoedge.runtime.gate;

import io.mammoedge.runtime.ExitCode;

/** How a check ended; a later one outweighs an earlier one. */
public enum Outcome {
  /** It could not be made here, and nothing depends on it. */
  SKIPPED("SKIPPED"),
  /** It holds. */
  PASSED("PASSED"),
  /** Nothing could be shown with these cases. This is no pass. */
  NOT_ENOUGH_CASES("NOT ENOUGH CASES"),
  /** It does not hold. */
  FAILED("FAILED");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The outcome that a command's way to end stands for. */
  public static Outcome of(ExitCode exitCode) {
    return switch (exitCode) {
      case GOOD -> PASSED;
      case NOT_ENOUGH_CASES -> NOT_ENOUGH_CASES;
      default -> FAILED;
    };
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** Whether a pipeline may go on. */
  public boolean isGood() {
    return this == PASSED || this == SKIPPED;
  }
}
