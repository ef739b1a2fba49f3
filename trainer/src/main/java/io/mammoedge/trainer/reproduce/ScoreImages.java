package io.mammoedge.trainer.reproduce;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.util.List;

/**
 * Looks once at a test split with a finished model, with and without flips.
 *
 * @param model that scores
 * @param flips whether the mean over the four flips is wanted, too
 * @param atSite whether the test split is the other hospital's
 */
record ScoreImages(ImageModel model, boolean flips, boolean atSite) implements ScoreStep {
  private static final int FLIPPED_PASSES = 4;

  @Override
  public String name() {
    return (atSite ? "site-" : "") + model.name();
  }

  @Override
  public List<Step> needs() {
    return List.of(model);
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    int images = dataset(inputs).split(Split.TEST).size();
    return List.of(model.scoring((double) images * (1 + (flips ? FLIPPED_PASSES : 0)), inputs));
  }

  private Dataset dataset(Inputs inputs) {
    return atSite ? inputs.site() : inputs.data();
  }

  @Override
  public void run(Workbench bench) throws IOException {
    Dataset dataset = dataset(bench.inputs());
    List<ScoredCase> averaged = flips ? scores(bench, dataset, true) : null;
    try (Reference reference = Reference.open(List.of(bench.place(model)), false)) {
      List<ScoredCase> plain = Scores.ofPrepared(reference, dataset, Split.TEST);
      TestLog.record(reference, dataset, Evaluated.of(plain), "reproduce");
      JsonFile.write(bench.place(this), new ImageScores(plain, averaged));
    }
  }

  private List<ScoredCase> scores(Workbench bench, Dataset dataset, boolean flipped)
      throws IOException {
    try (Reference reference = Reference.open(List.of(bench.place(model)), flipped)) {
      return Scores.ofPrepared(reference, dataset, Split.TEST);
    }
  }
}
