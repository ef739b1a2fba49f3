package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --bootstrap}: how often patients are drawn again for an interval. */
final class BootstrapOption {
  private static final int FEWEST = 100;
  private static final int MOST = 100_000;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "Intervals of the AUC by bootstrap of patients with N runs, such as 3000.")
  private Optional<Integer> runs = Optional.empty();

  /**
   * What was asked for.
   *
   * @throws MammoEdgeException when that is too few or too many
   */
  Optional<PatientBootstrap> asked() {
    return runs.map(BootstrapOption::of);
  }

  /** What was asked for, or what is usual, where there is no other interval. */
  PatientBootstrap orUsual() {
    return asked().orElseGet(PatientBootstrap::usual);
  }

  private static PatientBootstrap of(int runs) {
    if (runs < FEWEST || runs > MOST) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--bootstrap is %d to %d, not %d".formatted(FEWEST, MOST, runs));
    }
    return PatientBootstrap.of(runs);
  }
}
