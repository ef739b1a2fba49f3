package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.TrainingConfig;
import java.nio.file.Files;
import java.util.List;

/** A step whose result is a model. */
public interface Training extends Step {
  /** The network that is trained. */
  NetworkSpec network();

  /** All epochs that it takes where time does not matter. */
  TrainingConfig schedule();

  /** Added to the seed of all trainings. */
  int seedOffset();

  /** Of the images it sees. */
  ImageSize size(Inputs inputs);

  /** Images or patches of an epoch. */
  int samples(Inputs inputs);

  /** Images or patches that judge after an epoch. */
  int judged(Inputs inputs);

  /** What it is, for people. */
  String words();

  /** What it starts from, for people. */
  default String startWords() {
    return "random weights";
  }

  /** Whose schedule it is. */
  default String owner() {
    return network().backbone().isPublished() ? "the paper's" : "the recipe's";
  }

  /** What one epoch of a stage costs, the judging after it included. */
  default Load epochOf(Stage stage, Inputs inputs) {
    int batch = Math.max(2, schedule().batchSize());
    double steps = (double) samples(inputs) / batch + judged(inputs) * Load.FORWARD / batch;
    return new Load(network(), size(inputs), batch, stage, steps);
  }

  /** What it costs to score some images without training. */
  default Load scoring(double images, Inputs inputs) {
    List<Stage> stages = schedule().stages();
    int batch = Math.max(2, schedule().batchSize());
    return new Load(
        network(),
        size(inputs),
        batch,
        stages.get(stages.size() - 1),
        images * Load.FORWARD / batch);
  }

  @Override
  default String place() {
    return "models/" + name();
  }

  @Override
  default boolean isFinished(Workbench bench) {
    return Files.isRegularFile(bench.place(this).resolve("model.json"));
  }

  /** The finished model. */
  default ModelDescription model(Workbench bench) {
    return ModelDirectory.open(bench.place(this)).description();
  }

  @Override
  default List<Load> loads(Inputs inputs) {
    return List.of();
  }
}
