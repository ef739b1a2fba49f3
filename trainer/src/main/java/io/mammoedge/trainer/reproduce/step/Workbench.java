package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.TrainingConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Where steps do their work.
 *
 * @param out the folder of all results
 * @param inputs what they are made from
 * @param epochs of each training, by name
 * @param until when trainings stop with a checkpoint
 */
public record Workbench(Path out, Inputs inputs, Map<String, Integer> epochs, Instant until) {
  /** Copies the map. */
  public Workbench {
    Objects.requireNonNull(out, "out is null");
    epochs = Map.copyOf(epochs);
  }

  /** The folder or file of a step. */
  public Path place(Step step) {
    return out.resolve(step.place());
  }

  /** What is asked of a training: it goes on where it was interrupted. */
  TrainingRequest request(Training training) {
    TrainingConfig config =
        training
            .schedule()
            .within(epochs.get(training.name()))
            .seeded(inputs.seed() + training.seedOffset());
    return new TrainingRequest(config, place(training), true, inputs.compute(), until);
  }
}
