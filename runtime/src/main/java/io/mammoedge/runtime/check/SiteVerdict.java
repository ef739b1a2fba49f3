package io.mammoedge.runtime.check;

import io.mammoedge.runtime.ExitCode;

/** How a site's area under the curve stands to the one that a release states. */
public enum SiteVerdict {
  /** Shown: not below the stated one by the margin or more. */
  NOT_WORSE("NOT WORSE", ExitCode.GOOD),
  /** Shown: below the stated one by the margin or more. */
  WORSE("WORSE", ExitCode.PARITY_FAILED),
  /** Neither can be shown with these cases. This is no pass. */
  NOT_ENOUGH_CASES("NOT ENOUGH CASES", ExitCode.NOT_ENOUGH_CASES);

  private final String label;
  private final ExitCode exitCode;

  SiteVerdict(String label, ExitCode exitCode) {
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
