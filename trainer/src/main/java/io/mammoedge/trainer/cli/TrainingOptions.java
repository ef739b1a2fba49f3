package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that train have in common. */
final class TrainingOptions {
  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "New model.")
  private Path out;

  @Option(
      names = "--config",
      paramLabel = "FILE|NAME",
      description = "Stages and augmentation: a JSON file, or one that comes with the program.")
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "As many in all, the stages in the same proportions.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "Instead of the configuration's.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on with an interrupted training; the result is that of an uninterrupted one.")
  private boolean resume;

  @Mixin private ComputeOptions compute;

  /** The training that was asked for. */
  TrainingRequest request(Configurations usual) throws IOException {
    return new TrainingRequest(configuration(usual), out, resume, compute.compute());
  }

  /**
   * For a command that was told to train nothing.
   *
   * @throws MammoEdgeException if a schedule was asked for
   */
  void refuseSchedule(String because) {
    if (config.isPresent() || epochs.isPresent()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          (config.isPresent() ? "--config" : "--epochs")
              + " says how to train, and "
              + because
              + " trains nothing; leave one of them out");
    }
  }

  private TrainingConfig configuration(Configurations usual) throws IOException {
    TrainingConfig chosen = usual.orElse(config);
    TrainingConfig seeded = seed.map(chosen::seeded).orElse(chosen);
    if (epochs.isEmpty()) {
      return seeded;
    }
    try {
      return seeded.within(epochs.get());
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(ExitCode.USAGE, "--epochs " + e.getMessage(), e);
    }
  }
}
