package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.trainer.reproduce.step.Inputs;
import io.mammoedge.trainer.reproduce.step.Load;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Training;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.StepTimer;
import io.mammoedge.trainer.train.TrainingConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What steps cost on this machine.
 *
 * @param inputs what they are made from
 * @param secondsPerStep of a load
 */
public record Costs(Inputs inputs, ToDoubleFunction<Load> secondsPerStep) {
  private static final int TIMED = 4;

  /** Times a few training steps of each kind of load, each kind once. */
  public static Costs timed(Inputs inputs) {
    Map<String, Double> known = new HashMap<>();
    return new Costs(
        inputs, load -> known.computeIfAbsent(load.key(), ignored -> secondsOfAStep(load, inputs)));
  }

  /** The median of all but the first, which warms the engine up. */
  private static double secondsOfAStep(Load load, Inputs inputs) {
    Network.Setup setup = new Network.Setup(load.size(), 0, inputs.compute().device());
    double[] seconds = StepTimer.seconds(load.network(), setup, load.batch(), load.stage(), TIMED);
    return Arrays.stream(seconds).skip(1).sorted().toArray()[(TIMED - 1) / 2];
  }

  /**
   * Seconds of all steps, with so many epochs of each training.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if the images are too small for a network
   */
  public double seconds(List<Step> steps, Factor factor) {
    return steps.stream().mapToDouble(step -> seconds(step, factor)).sum();
  }

  private double seconds(Step step, Factor factor) {
    double seconds = step.loads(inputs).stream().mapToDouble(this::seconds).sum();
    return step instanceof Training training
        ? seconds + training(training, factor.epochs(training))
        : seconds;
  }

  private double training(Training training, int epochs) {
    TrainingConfig config = training.schedule().within(epochs);
    return config.stages().stream()
        .mapToDouble(stage -> stage.epochs() * seconds(training.epochOf(stage, inputs)))
        .sum();
  }

  private double seconds(Load load) {
    return load.steps() * secondsPerStep.applyAsDouble(load);
  }
}
