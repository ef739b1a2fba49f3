package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.serve.study.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where images stand that a PACS sends, and what becomes of them. */
final class SpoolOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "Images that are sent (C-STORE, STOW-RS) are kept here before they are acknowledged, and"
              + " reported by study.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--study-wait",
      paramLabel = "S",
      defaultValue = "30",
      description =
          "A study is reported when no image of it came for this long (default: ${DEFAULT-VALUE}).")
  private int quiet;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How long images that are done or refused stay in the spool (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--spool-quota",
      paramLabel = "GB",
      defaultValue = "50",
      description =
          "What the spool may take: then the oldest go that are done or refused, then nothing more"
              + " is taken (default: ${DEFAULT-VALUE}).")
  private int quota;

  @Mixin private ResultOptions results;

  Optional<SpoolSettings> settings(String title, TlsOptions tls) throws IOException {
    if (root.isEmpty()) {
      requireNone();
      return Optional.empty();
    }
    requireRange("--study-wait", quiet, 0, 86_400);
    requireRange("--keep-days", days, 0, 36_500);
    requireRange("--spool-quota", quota, 1, 1_000_000);
    return Optional.of(
        new SpoolSettings(
            root.get(),
            new SpoolLimits((long) quota << 30, Duration.ofDays(days)),
            Duration.ofSeconds(quiet),
            results.heatMaps(),
            results.destination(title, tls)));
  }

  /** Somebody who has forgotten --spool would wait for reports. */
  private void requireNone() {
    results.requireNone();
    for (String option : List.of("--study-wait", "--keep-days", "--spool-quota")) {
      if (command.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(command.commandLine(), option + " needs --spool DIR");
      }
    }
  }

  private void requireRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          command.commandLine(), option + " must be " + least + " to " + most);
    }
  }
}
