package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A finished transfer.
 *
 * @param report the rows
 * @param scores of the test images by step, in the order of {@code images.csv}; only steps that
 *     have scores of their own
 */
public record TransferResult(TransferReport report, Map<TransferStep, List<ScoredCase>> scores) {
  /** Copies the map. */
  public TransferResult {
    scores = Collections.unmodifiableMap(new EnumMap<>(scores));
  }

  /** Reads what a transfer to this set left in its model's folder. */
  static TransferResult read(Path model, Dataset dataset) {
    return new TransferResult(
        TransferReport.read(model), TransferScores.read(model, dataset.split(Split.TEST)));
  }

  /** Writes scores, page and, last, {@code transfer.json}, which makes it finished. */
  void write(Path model) {
    TransferScores.write(model, scores);
    TransferPage.of(this).write(model.resolve("transfer.html"));
    report.write(model);
  }
}
