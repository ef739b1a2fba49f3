package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.PatchEvaluation;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.patch.PatchSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code evaluate --patches}: a patch classifier. */
final class EvaluatePatches {
  private EvaluatePatches() {}

  /**
   * Evaluates, and notes the look at a test split.
   *
   * @throws MammoEdgeException when there are several models, or one that is no patch classifier
   */
  static PatchReport of(PatchSet patches, Split split, List<Path> models, BootstrapOption bootstrap)
      throws IOException {
    if (models.size() != 1) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "patch classifiers are not averaged; give one --model with --patches");
    }
    PatientBootstrap drawn = bootstrap.orUsual();
    try (TrainedModel model = TrainedModel.open(models.get(0));
        Progress progress = Progress.of("Judging patches", patches.split(split).size())) {
      PatchEvaluation result = PatchEvaluation.of(patches, model, split, drawn, progress::step);
      return new PatchReport(
          patches.dataset().digest(),
          split.name().toLowerCase(Locale.ROOT),
          model.directory().identity(),
          split == Split.TEST ? TestLog.record(model, patches, result) : null,
          result,
          ScoreResult.RESEARCH_USE);
    }
  }
}
