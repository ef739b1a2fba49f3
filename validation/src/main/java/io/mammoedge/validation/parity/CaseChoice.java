package io.mammoedge.validation.parity;

import io.mammoedge.trainer.dataset.Split;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * On which cases two roads are compared.
 *
 * @param data prepared data set; empty: those of the reference's table
 * @param split part of it; never the training part
 * @param prepared whether both roads start at the prepared images instead of the DICOM files
 */
public record CaseChoice(Optional<Path> data, Split split, boolean prepared) {
  /** Checks for nulls. */
  public CaseChoice {
    Objects.requireNonNull(data, "data is null");
    Objects.requireNonNull(split, "split is null");
  }
}
