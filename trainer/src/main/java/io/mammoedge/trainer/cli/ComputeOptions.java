package io.mammoedge.trainer.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.recipe.Compute;
import io.mammoedge.trainer.train.Network;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What computes, for the commands that train. */
final class ComputeOptions {
  private static final int MOST_WORKERS = 8;

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

  /** Sets the engine's threads, before it starts, and says the rest. */
  Compute compute() {
    if (threads.isPresent()) {
      requirePositive("--threads", threads.get());
      System.setProperty(Network.THREADS, String.valueOf(threads.get()));
    }
    int preparing = workers.orElse(Math.min(MOST_WORKERS, Math.max(1, cores() - 1)));
    requirePositive("--workers", preparing);
    return new Compute(device(), preparing);
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
