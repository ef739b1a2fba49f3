package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An image and its probability.
 *
 * @param instance which object of the archive; all its UIDs must be there
 * @param laterality which breast
 * @param view which projection
 * @param probability of malignancy 0..1
 * @param decision {@code malignant} or {@code benign} at the operating point; null where the
 *     release has none
 * @param warnings what a reader of the probability should know
 */
public record ReportedImage(
    Instance instance,
    Laterality laterality,
    View view,
    double probability,
    String decision,
    List<String> warnings) {
  /**
   * Checks what an archive could not file.
   *
   * @throws IllegalArgumentException where a UID is missing or malformed, the probability is none,
   *     or the decision is another word
   */
  public ReportedImage {
    requireUids(instance);
    Objects.requireNonNull(laterality, "laterality is null");
    Objects.requireNonNull(view, "view is null");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a probability: " + probability);
    }
    if (decision != null) {
      Decision.of(decision);
    }
    warnings = List.copyOf(warnings);
  }

  static void requireUids(Instance instance) {
    boolean whole =
        Stream.of(
                instance.sopClassUid(),
                instance.sopInstanceUid(),
                instance.studyInstanceUid(),
                instance.seriesInstanceUid())
            .allMatch(DicomUid::isWellFormed);
    if (!whole) {
      throw new IllegalArgumentException("a UID of the object is missing or malformed");
    }
  }

  /** Nothing that leads to the patient: this may end in a log. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "ReportedImage[%s %s, probability %.4f]", laterality, view, probability);
  }
}
