package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The schedules that come with the program. */
final class Schedules {
  private Schedules() {}

  static TrainingConfig read(Configurations which) {
    try {
      return which.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
