package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.ExitCode;

/** What a comparison of recent images with a release's reference can end with. */
public enum DriftVerdict {
  /** No drift was found. With few images, that is no proof that there is none. */
  STABLE("STABLE", ExitCode.GOOD),
  /** Images or scores are distributed otherwise than in the reference, or more are refused. */
  DRIFTED("DRIFTED", ExitCode.PARITY_FAILED),
  /** Nothing can be said yet. */
  NOT_ENOUGH_CASES("NOT ENOUGH CASES", ExitCode.NOT_ENOUGH_CASES);

  private final String label;
  private final ExitCode exitCode;

  DriftVerdict(String label, ExitCode exitCode) {
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
