package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that runs a release. */
public final class EngineOptions {
  private static final int MOST_THREADS = 256;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu or cuda (default: ${DEFAULT-VALUE}).")
  private ProviderChoice provider;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "auto, fp32 or int8; auto: int8 where its golden check holds here (default:"
              + " ${DEFAULT-VALUE}).")
  private Variant variant;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads; 0 is one per core (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--accept",
      paramLabel = "KIND",
      description = "clinical or archive, instead of what the release says; adds a warning.")
  private Accept accept;

  /** What was asked for. */
  public ScoreOptions scoreOptions() {
    return scoreOptions(variant);
  }

  ScoreOptions scoreOptions(Variant other) {
    if (threads < 0 || threads > MOST_THREADS) {
      throw new ParameterException(command.commandLine(), "--threads must be 0 to " + MOST_THREADS);
    }
    return new ScoreOptions(provider, other, threads, accept);
  }

  Variant variant() {
    return variant;
  }

  ProviderChoice provider() {
    return provider;
  }
}
