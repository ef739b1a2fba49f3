package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.Instance;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a release says of a study, to be told to the archive.
 *
 * @param context who says it, of which study, when
 * @param operatingPoint probability 0..1 from which "malignant" is said, or null
 * @param images with a probability, at least one; their order does not matter and is not kept
 * @param refusals a stable word such as {@code TOMOSYNTHESIS} for each other image of the study
 * @param predecessor the report that this one replaces because more images came, or null
 */
public record StudyReport(
    ResultContext context,
    Double operatingPoint,
    List<ReportedImage> images,
    List<String> refusals,
    Instance predecessor) {
  /** What a report can say of an image, in the order of a release's classes. */
  public static final List<String> DECISIONS = Decision.words();

  private static final Comparator<ReportedImage> ORDER =
      Comparator.comparing(ReportedImage::laterality)
          .thenComparing(ReportedImage::view)
          .thenComparing(image -> image.instance().sopInstanceUid());

  /**
   * Checks that all is of one study and said once.
   *
   * @throws IllegalArgumentException where an image or the predecessor is of another study, an
   *     image comes twice, none is there, or decisions do not go with the operating point
   */
  public StudyReport {
    Objects.requireNonNull(context, "context is null");
    images = images.stream().sorted(ORDER).toList();
    refusals = refusals.stream().sorted().toList();
    require(!images.isEmpty(), "a report needs an image with a probability");
    require(
        operatingPoint == null || (operatingPoint >= 0 && operatingPoint <= 1),
        "the operating point is not a probability");
    requireOnce(images);
    for (ReportedImage image : images) {
      requireSameStudy(image.instance(), context);
      require(
          (image.decision() == null) == (operatingPoint == null),
          "decisions and the operating point go together");
    }
    if (predecessor != null) {
      ReportedImage.requireUids(predecessor);
      requireSameStudy(predecessor, context);
      require(
          !predecessor.sopInstanceUid().equals(ResultUids.report(context, images)),
          "a report cannot replace itself: no image came");
    }
  }

  private static void requireOnce(List<ReportedImage> images) {
    Set<String> seen = new HashSet<>();
    for (ReportedImage image : images) {
      require(seen.add(image.instance().sopInstanceUid()), "an image comes twice");
    }
  }

  private static void requireSameStudy(Instance instance, ResultContext context) {
    require(
        instance.studyInstanceUid().equals(context.study().studyInstanceUid()),
        "an object of another study");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Nothing that leads to the patient: this may end in a log. */
  @Override
  public String toString() {
    return "StudyReport[" + images.size() + " images, " + refusals.size() + " refused]";
  }
}
