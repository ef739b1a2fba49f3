package io.mammoedge.trainer.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the commands that train have in common. */
final class TrainingOptions {
  private static final int MOST_WORKERS = 8;

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

  @Option(names = "--device", paramLabel = "cpu|cuda", description = "That computes; default: cpu.")
  private DeviceName device = DeviceName.CPU;

  @Option(names = "--threads", paramLabel = "N", description = "Of the engine; default: all cores.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--workers", paramLabel = "N", description = "Threads that prepare images.")
  private Optional<Integer> workers = Optional.empty();

  /** What a user types. */
  enum DeviceName {
    /** The processor. */
    CPU,
    /** The first GPU. */
    CUDA
  }

  /** The training that was asked for. */
  TrainingRequest request(Configurations usual) throws IOException {
    if (threads.isPresent()) {
      requirePositive("--threads", threads.get());
      System.setProperty(Network.THREADS, String.valueOf(threads.get()));
    }
    int preparing = workers.orElse(Math.min(MOST_WORKERS, Math.max(1, cores() - 1)));
    requirePositive("--workers", preparing);
    return new TrainingRequest(configuration(usual), out, resume, device(), preparing);
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

  private Device device() {
    if (device == DeviceName.CPU) {
      return Device.cpu();
    }
    if (Engine.getInstance().getGpuCount() == 0) {
      throw new MammoEdgeException(
          ExitCode.PROVIDER_UNAVAILABLE,
          "--device cuda: the engine sees no GPU; it needs a libtorch for CUDA, see"
              + " docs/training.md");
    }
    return Device.gpu();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static void requirePositive(String option, int value) {
    if (value < 1 || value > 256) {
      throw new MammoEdgeException(ExitCode.USAGE, option + " is 1 to 256, not " + value);
    }
  }
}
