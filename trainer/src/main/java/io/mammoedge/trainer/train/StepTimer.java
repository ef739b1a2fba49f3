package io.mammoedge.trainer.train;

import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import java.util.List;
import java.util.Random;

/** Times training steps on noise, as {@link Training} takes them, without images to wait for. */
public final class StepTimer {
  private StepTimer() {}

  /**
   * Steps: forward, class-balanced cross-entropy, backward, Adam.
   *
   * @param batch images a step, at least 2
   * @param stage what is frozen
   * @param steps how many, the first of which warm the engine up
   * @return seconds of each
   */
  public static double[] seconds(
      NetworkSpec spec, Network.Setup setup, int batch, Stage stage, int steps) {
    TrainingConfig config =
        new TrainingConfig(1, batch, batch, true, false, 0, Augmentation.NONE, List.of(stage));
    double[] seconds = new double[steps];
    try (Network network = Network.random(spec, setup, 1);
        Adam adam = new Adam(network.manager())) {
      Parts parts = new Parts(network.block(), spec.backbone());
      parts.freeze(stage);
      ParameterGroups groups = ParameterGroups.of(network, parts, stage);
      GradientStep gradients = new GradientStep(network, config);
      Batches.Batch noise = noise(spec, setup.size(), batch);
      for (int i = 0; i < steps; i++) {
        long start = System.nanoTime();
        gradients.run(noise);
        groups.update(adam, stage.learningRate());
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    return seconds;
  }

  private static Batches.Batch noise(NetworkSpec spec, ImageSize size, int batch) {
    int channels = spec.backbone().channels();
    float[] values = new float[batch * channels * size.height() * size.width()];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    int[] labels = new int[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = i % spec.classes();
    }
    return new Batches.Batch(values, labels, batch, channels, size.height(), size.width());
  }
}
