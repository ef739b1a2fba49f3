package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.http.Limits;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much a request may take. */
final class LimitOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--max-body",
      paramLabel = "MB",
      description = "Of one request (default: ${DEFAULT-VALUE}).")
  private long bodyMegabytes = Limits.USUAL.bodyBytes() >> 20;

  @Option(
      names = "--max-files",
      paramLabel = "N",
      description = "Of one request (default: ${DEFAULT-VALUE}).")
  private int files = Limits.USUAL.parts();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description =
          "Under way at once; one more is told to come again (default: ${DEFAULT-VALUE}).")
  private int requests = Limits.USUAL.requests();

  @Option(
      names = "--max-images",
      paramLabel = "N",
      description =
          "Scored at once, while one more is read (default: 1 on a processor, up to 4 on a GPU).")
  private Optional<Integer> images = Optional.empty();

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "Open at once (default: ${DEFAULT-VALUE}).")
  private int connections = Limits.USUAL.connections();

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      description =
          "For a request to arrive, and again to wait for its turn (default: ${DEFAULT-VALUE}).")
  private int seconds = Math.toIntExact(Limits.USUAL.patience().toSeconds());

  Limits limits() {
    requireRange("--max-body", bodyMegabytes, 4096);
    requireRange("--max-files", files, 1000);
    requireRange("--max-requests", requests, 256);
    images.ifPresent(count -> requireRange("--max-images", count, 64));
    requireRange("--max-connections", connections, 10_000);
    requireRange("--max-seconds", seconds, 3600);
    Duration patience = Duration.ofSeconds(seconds);
    Duration silence = Limits.USUAL.silence();
    return new Limits(
        bodyMegabytes << 20,
        files,
        requests,
        images.orElse(Limits.USUAL.images()),
        connections,
        silence.compareTo(patience) < 0 ? silence : patience,
        patience);
  }

  private void requireRange(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw new ParameterException(command.commandLine(), option + " must be 1 to " + most);
    }
  }
}
