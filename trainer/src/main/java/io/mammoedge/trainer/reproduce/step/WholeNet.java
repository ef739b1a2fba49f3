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
 * Trains a classifier of whole images from a patch classifier (paper §3).
 *
 * @param patchNet what it starts from
 * @param top its new layers
 */
public record WholeNet(PatchNet patchNet, Top top) implements ImageModel {
  @Override
  public String name() {
    return patchNet.name().replaceFirst("^patch-", "image-") + "-" + Names.file(top.notation());
  }

  @Override
  public List<Step> needs() {
    return List.of(patchNet);
  }

  @Override
  public NetworkSpec network() {
    return NetworkSpec.wholeImage(patchNet.backbone(), top);
  }

  @Override
  public TrainingConfig schedule() {
    Backbone backbone = patchNet.backbone();
    return Schedules.read(
        backbone.isPublished() ? Configurations.IMAGE_PAPER : Configurations.IMAGE);
  }

  @Override
  public int seedOffset() {
    return patchNet.seedOffset();
  }

  @Override
  public String words() {
    return "under " + top.notation();
  }

  @Override
  public void run(Workbench bench) throws IOException {
    ImageTraining.fromPatches(
        bench.inputs().data(), bench.place(patchNet), top, bench.request(this));
  }
}
