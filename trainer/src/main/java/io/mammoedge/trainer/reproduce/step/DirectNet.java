package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.util.List;

/**
 * Trains a classifier of whole images from random weights: what the paper's road is held against.
 *
 * @param backbone its network
 * @param top the layers above
 * @param seedOffset see {@link Training#seedOffset}
 */
public record DirectNet(Backbone backbone, Top top, int seedOffset) implements ImageModel {
  @Override
  public String name() {
    return Names.file("direct-" + backbone.notation() + "-" + top.notation(), seedOffset);
  }

  @Override
  public List<Step> needs() {
    return List.of();
  }

  @Override
  public NetworkSpec network() {
    return NetworkSpec.wholeImage(backbone, top);
  }

  @Override
  public TrainingConfig schedule() {
    return Schedules.read(Configurations.DIRECT);
  }

  @Override
  public String words() {
    return backbone.notation() + "+" + top.notation() + " from random weights on whole images";
  }

  @Override
  public String owner() {
    return "the recipe's";
  }

  @Override
  public void run(Workbench bench) throws IOException {
    ImageTraining.direct(bench.inputs().data(), backbone, top, bench.request(this));
  }
}
