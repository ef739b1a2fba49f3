package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;

/** What a comparison of two classifiers can end with. */
public enum Verdict {
  /** Any difference is shown to be smaller than the margin. */
  EQUIVALENT("EQUIVALENT", ExitCode.GOOD),
  /** The difference is shown to be at least the margin. */
  DIFFERENT("DIFFERENT", ExitCode.PARITY_FAILED),
  /** Neither can be shown with these cases. This is no pass. */
  NOT_ENOUGH_CASES("NOT ENOUGH CASES", ExitCode.NOT_ENOUGH_CASES);

  private final String label;
  private final ExitCode exitCode;

  Verdict(String label, ExitCode exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** How a command that reaches this verdict ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
