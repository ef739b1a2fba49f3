package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.PatchEvaluation;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.patch.PatchSet;
import java.io.IOException;
import java.util.List;

/**
 * Looks at the patches of the test split with a patch classifier (paper §2).
 *
 * @param model the classifier
 */
public record ScorePatches(PatchNet model) implements ScoreStep {
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
    PatchSet patches = model.patches().open(bench);
    try (TrainedModel opened = TrainedModel.open(bench.place(model));
        Progress progress =
            Progress.of("Scoring the test patches", patches.split(Split.TEST).size())) {
      PatchEvaluation evaluated =
          PatchEvaluation.of(patches, opened, Split.TEST, PatientBootstrap.usual(), progress::step);
      TestLog.record(opened, patches, evaluated);
      JsonFile.write(bench.place(this), PatchScores.of(evaluated));
    }
  }
}
