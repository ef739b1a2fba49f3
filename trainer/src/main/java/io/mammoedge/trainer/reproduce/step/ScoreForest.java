package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.baseline.Baseline;
import io.mammoedge.trainer.baseline.BaselineSettings;
import io.mammoedge.trainer.baseline.ForestSettings;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.train.Stage;
import java.io.IOException;
import java.util.List;

/**
 * Fits a random forest to the patch classifier's heat maps, and looks at the test split (paper
 * §3.4).
 *
 * @param model the patch classifier
 */
public record ScoreForest(PatchNet model) implements ScoreStep {
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
    ImageSize size = inputs.data().description().size();
    int images = inputs.count(Split.TRAIN) + inputs.count(Split.TEST);
    Stage all = Stage.of("heat maps", 1, 1e-3);
    return List.of(new Load(model.network(), size, 2, all, images * Load.FORWARD / 2));
  }

  @Override
  public void run(Workbench bench) throws IOException {
    Dataset dataset = bench.inputs().data();
    ForestSettings usual = ForestSettings.USUAL;
    long seed = bench.inputs().seed() + model.seedOffset();
    ForestSettings forest =
        new ForestSettings(usual.trees(), usual.depth(), usual.minSplit(), seed);
    List<ScoredCase> scored =
        Baseline.run(
                dataset,
                bench.place(model),
                Split.TEST,
                new BaselineSettings(BaselineSettings.CUTOFFS, forest))
            .scored();
    TestLog.record(
        List.of(ModelDirectory.open(bench.place(model))),
        false,
        dataset,
        Evaluated.of(scored),
        "reproduce");
    JsonFile.write(bench.place(this), new ImageScores(scored, null));
  }
}
