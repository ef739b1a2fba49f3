package io.mammoedge.trainer.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One image as a set's tables announce it, before its file was looked at.
 *
 * @param name unique in the set and fit for a file name
 * @param patient the id that goes into the data set
 * @param side {@code L} or {@code R}
 * @param view {@code CC} or {@code MLO}
 * @param malignant the label
 * @param official the splits the set's tables put it in: none, one, or several where tables
 *     disagree
 * @param file the DICOM file; it may not exist
 * @param manufacturer as in the tables, "" to take the header's
 * @param density as in the tables, "" if not given
 * @param lesions what is outlined in it
 */
record SourceImage(
    String name,
    String patient,
    String side,
    String view,
    boolean malignant,
    Set<Split> official,
    Path file,
    String manufacturer,
    String density,
    List<SourceLesion> lesions) {
  SourceImage {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(patient, "patient is null");
    Objects.requireNonNull(file, "file is null");
    official = Set.copyOf(official);
    lesions = List.copyOf(lesions);
  }

  /**
   * One lesion as the set announces it.
   *
   * @param type what it is
   * @param malignant its pathology
   * @param outline where it is
   */
  record SourceLesion(LesionType type, boolean malignant, Outline outline) {}
}
