package io.mammoedge.trainer.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the stages of a configuration and keeps the weights that were best on validation images. */
public final class Training {
  private final Network network;
  private final TrainingConfig config;
  private final Samples train;
  private final Evaluation validation;
  private final float mean;

  /**
   * A training to be run.
   *
   * @param network changed by {@link #run}
   * @param train images to learn from
   * @param validation judges after each epoch
   * @param mean subtracted from every image, on the 0..255 scale
   */
  public Training(
      Network network, TrainingConfig config, Samples train, Evaluation validation, float mean) {
    this.network = network;
    this.config = config;
    this.train = train;
    this.validation = validation;
    this.mean = mean;
  }

  /**
   * The end of a training.
   *
   * @param epochs one row each, in order
   * @param best the row whose weights the network now has
   */
  public record Result(List<Epoch> epochs, Epoch best) {}

  /**
   * One epoch.
   *
   * @param epoch counted from 1 over all stages
   * @param stage its name
   * @param trainLoss mean over the epoch's batches
   * @param validationLoss mean over the validation images
   * @param score what is maximised: AUC for images, accuracy for patches
   * @param seconds that it took
   */
  public record Epoch(
      int epoch,
      String stage,
      double trainLoss,
      double validationLoss,
      double score,
      double seconds) {}

  /**
   * Trains.
   *
   * @param onBest is given the weights whenever they are the best so far
   */
  public Result run(String title, Consumer<Map<String, Tensor>> onBest) {
    List<Epoch> epochs = new ArrayList<>();
    Epoch best = null;
    Map<String, Tensor> bestWeights = network.weights();
    try (Adam adam = new Adam(network.manager());
        Batches batches = new Batches(train, config.batchSize(), mean);
        Progress progress = Progress.of(title, (long) config.epochs() * batches.countShuffled())) {
      for (Stage stage : config.stages()) {
        freeze(stage);
        for (int i = 0; i < stage.epochs(); i++) {
          Epoch epoch = epoch(epochs.size() + 1, stage, i, adam, batches, progress);
          epochs.add(epoch);
          if (best == null || epoch.score() > best.score()) {
            best = epoch;
            bestWeights = network.weights();
            onBest.accept(bestWeights);
          }
        }
      }
    }
    network.block().freeze(false);
    network.block().fixNorms(false);
    network.load(bestWeights);
    return new Result(epochs, best);
  }

  private void freeze(Stage stage) {
    requireParts(stage);
    network
        .block()
        .namedChildren()
        .forEach(
            (name, part) -> {
              if (part instanceof Chain chain) {
                chain.freeze(stage.frozen().contains(name));
                chain.fixNorms(stage.fixedNorms().contains(name));
              }
            });
  }

  private void requireParts(Stage stage) {
    Map<String, Block> parts = network.block().namedChildren();
    Stream.concat(stage.frozen().stream(), stage.fixedNorms().stream())
        .filter(part -> !(parts.get(part) instanceof Chain))
        .forEach(
            part -> {
              throw new MammoEdgeException(
                  ExitCode.USAGE,
                  "stage '"
                      + stage.name()
                      + "' names '"
                      + part
                      + "', which is not a chain of "
                      + parts.keySet());
            });
  }

  private Epoch epoch(
      int number, Stage stage, int inStage, Adam adam, Batches batches, Progress progress) {
    long start = System.nanoTime();
    Map<String, Parameter> trainable = trainable();
    int count = batches.countShuffled();
    double[] sum = new double[1];
    int[] step = new int[1];
    batches.shuffled(
        config.seed(),
        number,
        config.augmentation(),
        batch -> {
          double done = (inStage + (double) step[0]++ / count) / stage.epochs();
          double rate =
              config.cosine() ? stage.learningRate() * cosine(done) : stage.learningRate();
          sum[0] += step(batch, trainable, adam, rate, stage.l2());
          progress.step();
        });
    requireFinite(sum[0], number, stage);
    Evaluation.Judgement judgement = validation.judge(network, mean);
    return new Epoch(
        number,
        stage.name(),
        sum[0] / count,
        judgement.loss(),
        judgement.score(),
        (System.nanoTime() - start) / 1e9);
  }

  private static void requireFinite(double loss, int epoch, Stage stage) {
    if (!Double.isFinite(loss)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "training diverged in epoch "
              + epoch
              + " (stage '"
              + stage.name()
              + "'): lower its learningRate of "
              + stage.learningRate());
    }
  }

  private static double cosine(double done) {
    return 0.5 * (1 + Math.cos(Math.PI * done));
  }

  private Map<String, Parameter> trainable() {
    Map<String, Parameter> trainable = new LinkedHashMap<>();
    Weights.named(network.block())
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGradient()) {
                trainable.put(name, parameter);
              }
            });
    return trainable;
  }

  private double step(
      Batches.Batch batch, Map<String, Parameter> trainable, Adam adam, double rate, double l2) {
    try (NDManager scratch = network.manager().newSubManager()) {
      int classes = network.spec().classes();
      NDArray input =
          scratch.create(
              batch.values(), new Shape(batch.labels().length, 1, batch.height(), batch.width()));
      NDArray weights =
          scratch.create(
              LossWeights.of(batch.labels(), classes, config.balanceClasses()),
              new Shape(batch.labels().length, classes));
      NDArray loss;
      try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
        NDArray logits = network.forward(input, true);
        loss = logits.logSoftmax(1).mul(weights).sum().neg();
        gradients.backward(loss);
      }
      trainable.forEach(
          (name, parameter) ->
              adam.update(
                  name, parameter, rate, parameter.getType() == Parameter.Type.WEIGHT ? l2 : 0));
      return loss.getFloat();
    }
  }
}
