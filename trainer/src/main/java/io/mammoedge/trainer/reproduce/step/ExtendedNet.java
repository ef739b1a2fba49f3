package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.util.List;

/**
 * Trains a finished classifier of whole images longer (paper §3.2: by how much is not known).
 *
 * @param start the finished one
 */
public record ExtendedNet(WholeNet start) implements ImageModel {
  @Override
  public String name() {
    return start.name() + "-extended";
  }

  @Override
  public List<Step> needs() {
    return List.of(start);
  }

  @Override
  public NetworkSpec network() {
    return start.network();
  }

  @Override
  public TrainingConfig schedule() {
    return Schedules.read(Configurations.IMAGE_EXTEND);
  }

  @Override
  public int seedOffset() {
    return start.seedOffset();
  }

  @Override
  public String words() {
    return "trained longer";
  }

  @Override
  public String owner() {
    return "the recipe's";
  }

  @Override
  public void run(Workbench bench) throws IOException {
    ImageTraining.extend(bench.inputs().data(), bench.place(start), bench.request(this));
  }
}
