package io.mammoedge.trainer.recipe;

import io.mammoedge.trainer.train.TrainingConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * A training that somebody asks for.
 *
 * @param config how
 * @param out directory of the new model
 * @param resume whether to go on with a training that was interrupted there
 * @param compute with what
 * @param until when it stops with a checkpoint, finished or not
 */
public record TrainingRequest(
    TrainingConfig config, Path out, boolean resume, Compute compute, Instant until) {
  /** Checks the values. */
  public TrainingRequest {
    Objects.requireNonNull(config, "config is null");
    Objects.requireNonNull(out, "out is null");
    Objects.requireNonNull(compute, "compute is null");
    Objects.requireNonNull(until, "until is null");
  }

  /** With no end but the training's own. */
  public TrainingRequest(TrainingConfig config, Path out, boolean resume, Compute compute) {
    this(config, out, resume, compute, Instant.MAX);
  }

  /** A new training on the CPU with one thread for images. */
  public static TrainingRequest of(TrainingConfig config, Path out) {
    return new TrainingRequest(config, out, false, Compute.CPU);
  }
}
