package io.mammoedge.trainer.reproduce;

import io.mammoedge.trainer.dataset.Split;
import java.io.IOException;
import java.util.List;

/**
 * Looks at the patches of the test split with a patch classifier (paper §2).
 *
 * @param model the classifier
 */
record ScorePatches(PatchNet model) implements ScoreStep {
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<Step> needs() {
    return List.of(model);
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    return List.of(model.scoring(model.patches().count(Split.TEST, inputs), inputs));
  }

  @Override
  public void run(Workbench bench) throws IOException {
    throw new IOException("patches are not connected");
  }
}
