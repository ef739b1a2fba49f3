package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.trainer.dataset.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to compare.
 *
 * @param release directory of the candidate
 * @param options variant and provider of the candidate
 * @param data prepared data set
 * @param split part of it; never the training part
 * @param references model directories (averaged), one release directory, or one scores CSV
 * @param prepared whether both roads start at the prepared images instead of the DICOM files
 * @param margin of ΔAUC, greater than 0 and less than 1
 */
public record ParityRequest(
    Path release,
    ScoreOptions options,
    Path data,
    Split split,
    List<Path> references,
    boolean prepared,
    double margin) {
  /** Checks the values. */
  public ParityRequest {
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(options, "options is null");
    Objects.requireNonNull(data, "data is null");
    references = List.copyOf(references);
    if (split == Split.TRAIN) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "parity is judged on validation or test cases, never on training ones");
    }
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--margin " + margin + " must lie between 0 and 1");
    }
  }
}
