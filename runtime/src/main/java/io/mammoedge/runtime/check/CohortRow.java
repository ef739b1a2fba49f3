package io.mammoedge.runtime.check;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One image of a cohort.
 *
 * @param line of the table where it stands; the header is line 1
 * @param file a DICOM file
 * @param patient whose it is; any key that is the same for the images of one patient
 * @param malignant the truth
 * @param score probability that a reference gave, 0..1, or null
 */
public record CohortRow(long line, Path file, String patient, boolean malignant, Double score) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException without a patient, or with a score outside 0..1
   */
  public CohortRow {
    Objects.requireNonNull(file, "file is null");
    if (patient.isBlank()) {
      throw new IllegalArgumentException("no patient; any key will do that tells patients apart");
    }
    if (score != null && !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("the score is not a probability in 0..1");
    }
  }
}
