package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.recipe.PatchTraining;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Trains a patch classifier (paper §2).
 *
 * @param backbone its network
 * @param pretrained whether from ImageNet's weights
 * @param patches what it learns from
 * @param seedOffset see {@link Training#seedOffset}
 */
public record PatchNet(Backbone backbone, boolean pretrained, SamplePatches patches, int seedOffset)
    implements Training {
  /** 200 epochs instead of 50 (paper §2). */
  private static final int S1_FACTOR = 4;

  @Override
  public String name() {
    String start = pretrained ? "-pretrained" : "";
    return Names.file("patch-" + backbone.notation() + start + "-" + patches.set(), seedOffset);
  }

  @Override
  public List<Step> needs() {
    return List.of(patches);
  }

  @Override
  public NetworkSpec network() {
    return NetworkSpec.patch(backbone, PatchClass.values().length);
  }

  @Override
  public TrainingConfig schedule() {
    TrainingConfig config = Schedules.read(configuration());
    return patches.set() == PatchRecipe.S1 && backbone.isPublished()
        ? config.within(S1_FACTOR * config.epochs())
        : config;
  }

  private Configurations configuration() {
    if (pretrained) {
      return Configurations.PATCH_PAPER;
    }
    return backbone.isPublished() ? Configurations.PATCH_PAPER_RANDOM : Configurations.PATCH;
  }

  @Override
  public ImageSize size(Inputs inputs) {
    return patches.edge(inputs);
  }

  @Override
  public int samples(Inputs inputs) {
    return patches.count(Split.TRAIN, inputs);
  }

  @Override
  public int judged(Inputs inputs) {
    return patches.count(Split.VALIDATION, inputs);
  }

  @Override
  public String words() {
    String set = patches.set().toString().toUpperCase(Locale.ROOT);
    return backbone.notation() + " from " + startWords() + " on " + set + " patches";
  }

  @Override
  public String startWords() {
    return pretrained ? "ImageNet weights" : "random weights";
  }

  @Override
  public void run(Workbench bench) throws IOException {
    TrainingRequest request = bench.request(this);
    if (pretrained) {
      PatchTraining.pretrained(
          patches.open(bench),
          backbone,
          bench.inputs().weights().get(backbone.notation()),
          request);
    } else {
      PatchTraining.random(patches.open(bench), backbone, request);
    }
  }
}
