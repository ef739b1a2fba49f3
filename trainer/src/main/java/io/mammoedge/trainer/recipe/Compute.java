package io.mammoedge.trainer.recipe;

import ai.djl.Device;
import java.util.Objects;

/**
 * What a training has to compute with.
 *
 * @param device that computes
 * @param workers threads that prepare images, at least 1
 */
public record Compute(Device device, int workers) {
  /** The CPU, and one thread for images. */
  public static final Compute CPU = new Compute(Device.cpu(), 1);

  /** Checks the values. */
  public Compute {
    Objects.requireNonNull(device, "device is null");
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " workers prepare nothing");
    }
  }
}
