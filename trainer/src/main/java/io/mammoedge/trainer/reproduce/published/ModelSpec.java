package io.mammoedge.trainer.reproduce.published;

import io.mammoedge.trainer.patch.PatchRecipe;
import java.util.Objects;
import java.util.Optional;

/**
 * A model of the paper.
 *
 * @param name by which rows refer to it
 * @param net the paper's network
 * @param pretrained whether it starts from weights trained on ImageNet
 * @param patches the set it learns from first, or null: whole images from the start
 * @param top the layers that make it a whole-image classifier, or null: a patch classifier
 * @param extended whether the finished model is trained longer
 * @param forest whether a random forest judges its heat map
 * @param seed added to the seed of all models
 */
public record ModelSpec(
    String name,
    String net,
    boolean pretrained,
    PatchRecipe patches,
    String top,
    boolean extended,
    boolean forest,
    int seed) {
  /** Checks what goes together. */
  public ModelSpec {
    Objects.requireNonNull(name, "model without 'name'");
    Objects.requireNonNull(net, "model without 'net'");
    if (top == null && patches == null) {
      throw new IllegalArgumentException("model " + name + ": neither 'patches' nor 'top'");
    }
    if (forest && (top != null || patches == null)) {
      throw new IllegalArgumentException("model " + name + ": a forest needs a patch classifier");
    }
    if (extended && top == null) {
      throw new IllegalArgumentException(
          "model " + name + ": only a whole-image model is extended");
    }
  }

  /** The patch set, if there is one. */
  public Optional<PatchRecipe> patchSet() {
    return Optional.ofNullable(patches);
  }

  /** Whether it judges patches and no images. */
  public boolean judgesPatches() {
    return top == null && !forest;
  }
}
