package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import java.util.List;

/**
 * Images that are scored by one model after another.
 *
 * @param title of the progress bar
 * @param dataset that holds them
 * @param rows which
 */
record SiteScores(String title, Dataset dataset, List<ImageRow> rows) {
  /** In the order of the rows. */
  List<ScoredCase> of(Reference reference) {
    try (Progress progress = Progress.of(title, rows.size())) {
      return Scores.ofPrepared(reference, dataset, rows, progress::step);
    }
  }
}
