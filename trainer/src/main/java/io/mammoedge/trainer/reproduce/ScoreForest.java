package io.mammoedge.trainer.reproduce;

import java.io.IOException;
import java.util.List;

/**
 * Fits a random forest to the patch classifier's heat maps, and looks at the test split (paper
 * §3.4).
 *
 * @param model the patch classifier
 */
record ScoreForest(PatchNet model) implements ScoreStep {
  @Override
  public String name() {
    return model.name().replaceFirst("^patch-", "forest-");
  }

  @Override
  public List<Step> needs() {
    return List.of(model);
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    return List.of();
  }

  @Override
  public void run(Workbench bench) throws IOException {
    throw new IOException("the forest is not connected");
  }
}
