package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Stage;

/**
 * Work for the processor, counted in training steps.
 *
 * @param network that computes
 * @param size of its images
 * @param batch images a step, at least 2
 * @param stage what is frozen
 * @param steps how many
 */
public record Load(NetworkSpec network, ImageSize size, int batch, Stage stage, double steps) {
  /** What an image costs without learning from it, of what it costs with: a third. */
  static final double FORWARD = 1 / 3.0;

  /** By which equal work is recognised. */
  public String key() {
    return network.notation() + " " + size + " " + batch + " " + stage.frozen();
  }
}
