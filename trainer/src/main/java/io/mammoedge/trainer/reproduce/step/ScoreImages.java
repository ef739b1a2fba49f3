package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Answered;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.util.List;

/**
 * Looks once at the test split with a finished model; one look gives the scores with and without
 * flips.
 *
 * @param model that scores
 * @param flips whether the mean over the four flips is wanted, too
 */
public record ScoreImages(ImageModel model, boolean flips) implements ScoreStep {
  private static final int VIEWS = 4;

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
    return List.of(model.scoring(inputs.count(Split.TEST) * (flips ? VIEWS : 1), inputs));
  }

  @Override
  public void run(Workbench bench) throws IOException {
    Dataset dataset = bench.inputs().data();
    try (Reference reference = Reference.open(List.of(bench.place(model)), flips);
        Progress progress =
            Progress.of("Scoring the test split", dataset.split(Split.TEST).size())) {
      List<Answered> answered = Answered.of(reference, dataset, Split.TEST, progress::step);
      List<ScoredCase> plain = answered.stream().map(a -> a.scored(one -> one.alone(0))).toList();
      List<ScoredCase> flipped =
          flips ? answered.stream().map(a -> a.scored(one -> one.flipped(0))).toList() : null;
      TestLog.record(reference, dataset, Evaluated.of(flips ? flipped : plain), "reproduce");
      JsonFile.write(bench.place(this), new ImageScores(plain, flipped));
    }
  }
}
