package io.mammoedge.trainer.train;

import ai.djl.engine.Engine;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs the stages of a configuration and keeps the weights that were best on validation images. Its
 * checkpoints let it go on after any interruption to the same result.
 */
public final class Training {
  private final Network network;
  private final TrainingConfig config;
  private final Samples train;
  private final Evaluation validation;
  private final Settings settings;
  private final Parts parts;
  private final GradientStep gradients;

  /**
   * What is no matter of the configuration.
   *
   * @param mean subtracted from every image, on the 0..255 scale
   * @param workers threads that prepare images
   * @param checkpointEvery how often within an epoch; after each epoch there is one anyway
   * @param until when it stops after a step and a checkpoint, finished or not
   */
  public record Settings(float mean, int workers, Duration checkpointEvery, Instant until) {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** Checkpoints every ten minutes, and no end but its own. */
    public static Settings of(float mean, int workers) {
      return new Settings(mean, workers, TEN_MINUTES, Instant.MAX);
    }

    /** The same with another end. */
    public Settings until(Instant end) {
      return new Settings(mean, workers, checkpointEvery, end);
    }

    private boolean isOver() {
      return Instant.now().isAfter(until);
    }
  }

  /**
   * The end of a training.
   *
   * @param epochs one row each, in order
   * @param best the row whose weights the network now has
   */
  public record Result(List<Epoch> epochs, Epoch best) {}

  /**
   * A training to be run.
   *
   * @param network changed by {@link #run}
   * @param train images to learn from
   * @param validation judges after each epoch
   */
  public Training(
      Network network,
      TrainingConfig config,
      Samples train,
      Evaluation validation,
      Settings settings) {
    this.network = network;
    this.config = config;
    this.train = train;
    this.validation = validation;
    this.settings = settings;
    parts = new Parts(network.block(), network.spec().backbone());
    gradients = new GradientStep(network, config);
  }

  /**
   * Trains, from where the checkpoints say.
   *
   * @param title of the progress bar
   * @throws MammoEdgeException if a stage names a layer that is not there, or the loss is no longer
   *     finite
   * @throws OutOfTimeException if its time was up; it goes on from its checkpoint
   */
  public Result run(String title, Checkpoints checkpoints) throws IOException {
    // A wrong name in a later stage is told now, not after days.
    config.stages().forEach(parts::freeze);
    RunState state;
    try (Adam adam = new Adam(network.manager())) {
      state = begin(checkpoints, adam);
      try (Batches batches =
              new Batches(train, config.batchSize(), settings.mean, settings.workers);
          Progress progress = progress(title, state, batches)) {
        Loop loop = new Loop(checkpoints, batches, progress, adam);
        while (state.stage() < config.stages().size()) {
          state = loop.stage(state);
          adam.forget();
        }
      }
    }
    parts.release();
    Epoch best = state.best().orElseThrow();
    network.load(checkpoints.best(best.epoch()));
    return new Result(state.epochs(), best);
  }

  private RunState begin(Checkpoints checkpoints, Adam adam) throws IOException {
    Optional<Checkpoints.Saved> saved = checkpoints.load();
    if (saved.isEmpty()) {
      return RunState.START;
    }
    network.load(saved.get().weights());
    saved.get().restore(adam);
    return saved.get().state();
  }

  private Progress progress(String title, RunState state, Batches batches) {
    long perEpoch = batches.countShuffled();
    long done = perEpoch * state.epochs().size() + state.batch();
    return Progress.of(title, perEpoch * config.epochs() - done);
  }

  /** What all epochs of a run share. */
  private final class Loop {
    private final Checkpoints checkpoints;
    private final Batches batches;
    private final Progress progress;
    private final Adam adam;
    private long savedAt = System.nanoTime();

    Loop(Checkpoints checkpoints, Batches batches, Progress progress, Adam adam) {
      this.checkpoints = checkpoints;
      this.batches = batches;
      this.progress = progress;
      this.adam = adam;
    }

    RunState stage(RunState start) throws IOException {
      Stage stage = config.stages().get(start.stage());
      parts.freeze(stage);
      ParameterGroups groups = ParameterGroups.of(network, parts, stage);
      RunState state = start;
      while (state.stage() == start.stage()) {
        state = epoch(state, stage, groups);
      }
      return state;
    }

    private RunState epoch(RunState start, Stage stage, ParameterGroups groups) throws IOException {
      RunState[] state = {start};
      long[] clock = {System.nanoTime(), batches.waited()};
      batches.shuffled(
          new Batches.Position(config.seed(), start.epoch(), start.batch()),
          config.augmentation(),
          network.spec().backbone().channels(),
          batch -> {
            double loss = step(batch, state[0], stage, groups);
            long now = System.nanoTime();
            state[0] =
                state[0].afterBatch(
                    loss, (now - clock[0]) / 1e9, (batches.waited() - clock[1]) / 1e9);
            clock[0] = now;
            clock[1] = batches.waited();
            saveSometimes(state[0]);
            progress.step();
          });
      return judged(state[0], stage);
    }

    private double step(Batches.Batch batch, RunState state, Stage stage, ParameterGroups groups) {
      if (config.dropout() > 0) {
        long draw = (config.seed() * 1_000_003 + state.epoch()) * 1_000_003 + state.batch();
        Engine.getInstance().setRandomSeed(Long.hashCode(draw));
      }
      double loss = gradients.run(batch);
      groups.update(adam, rate(state, stage));
      return loss;
    }

    private double rate(RunState state, Stage stage) {
      double done =
          (state.epochInStage() + (double) state.batch() / batches.countShuffled())
              / stage.epochs();
      double factor = config.cosine() ? 0.5 * (1 + Math.cos(Math.PI * done)) : 1;
      return stage.learningRate() * factor;
    }

    private void saveSometimes(RunState state) {
      if (state.batch() == batches.countShuffled()) {
        return;
      }
      boolean isOver = settings.isOver();
      if (isOver || System.nanoTime() - savedAt > settings.checkpointEvery.toNanos()) {
        checkpoints.save(state.with(adam.steps()), network, adam);
        savedAt = System.nanoTime();
      }
      if (isOver) {
        throw new OutOfTimeException(checkpoints.folder());
      }
    }

    private RunState judged(RunState done, Stage stage) throws IOException {
      requireFinite(done, stage);
      Evaluation.Judgement judgement = validation.judge(network, settings.mean, settings.workers);
      Epoch epoch =
          new Epoch(
              done.epoch(),
              stage.name(),
              stage.learningRate(),
              done.lossSum() / done.batch(),
              judgement.loss(),
              judgement.score(),
              done.seconds(),
              done.seconds() > 0 ? done.waited() / done.seconds() : 0);
      RunState next = done.afterEpoch(epoch, stage);
      int best = next.best().orElseThrow().epoch();
      if (best == epoch.epoch()) {
        checkpoints.keepBest(best, network);
      }
      boolean goesOn = next.stage() == done.stage();
      checkpoints.save(goesOn ? next.with(adam.steps()) : next, network, adam);
      checkpoints.forgetAllBut(best);
      savedAt = System.nanoTime();
      if (settings.isOver() && next.stage() < config.stages().size()) {
        throw new OutOfTimeException(checkpoints.folder());
      }
      return next;
    }

    private void requireFinite(RunState done, Stage stage) {
      if (!Double.isFinite(done.lossSum())) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            "training diverged in epoch "
                + done.epoch()
                + " (stage '"
                + stage.name()
                + "'): lower its learningRate of "
                + stage.learningRate());
      }
    }
  }
}
