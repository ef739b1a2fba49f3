package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.recipe.Compute;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What all runs of a table are made from.
 *
 * @param data the data set
 * @param otherSite the other hospital's
 * @param weights of ImageNet, by network
 * @param seed of all trainings
 * @param compute with what
 */
public record Inputs(
    Dataset data,
    Optional<Dataset> otherSite,
    Map<String, Path> weights,
    long seed,
    Compute compute) {
  /** Checks for nulls. */
  public Inputs {
    Objects.requireNonNull(data, "data is null");
    Objects.requireNonNull(otherSite, "otherSite is null");
    Objects.requireNonNull(compute, "compute is null");
    weights = Map.copyOf(weights);
  }

  /** The other hospital's set, where it is known that there is one. */
  public Dataset site() {
    return otherSite.orElseThrow();
  }

  /** The images of one split of the data set. */
  int count(Split split) {
    return data.split(split).size();
  }
}
