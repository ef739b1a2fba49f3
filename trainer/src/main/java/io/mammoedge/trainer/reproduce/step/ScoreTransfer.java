package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.transfer.TransferStep;
import java.io.IOException;
import java.util.List;

/**
 * Takes the scores of one step of a transfer out of its result.
 *
 * @param tuned the transfer
 * @param step before or after
 */
public record ScoreTransfer(FineTunedNet tuned, TransferStep step) implements ScoreStep {
  @Override
  public Training model() {
    return step == TransferStep.BEFORE ? tuned.start() : tuned;
  }

  @Override
  public String name() {
    return Names.file(tuned.name() + "-" + step.word());
  }

  @Override
  public List<Step> needs() {
    return List.of(tuned);
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    return List.of();
  }

  @Override
  public void run(Workbench bench) throws IOException {
    JsonFile.write(
        bench.place(this), new ImageScores(tuned.result(bench).scores().get(step), null));
  }
}
