package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.StudyHeader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A probability of an image, or the mean of several.
 *
 * @param label for people, unique in a report
 * @param trackingUid for machines
 * @param sides what the images show
 * @param sources the images
 * @param probability 0..1
 * @param decision at the operating point, or null
 * @param warnings of the image
 */
record Measurement(
    String label,
    String trackingUid,
    Set<Laterality> sides,
    List<Instance> sources,
    double probability,
    Decision decision,
    List<String> warnings) {
  private static final int SEVERAL = 2;

  /** Every image; every breast and the study where there are two images or more. */
  static List<Measurement> of(StudyReport report) {
    List<Measurement> all = new ArrayList<>();
    for (ReportedImage image : report.images()) {
      all.add(ofImage(image, all.size() + 1, report.context().study()));
    }
    for (Laterality side : List.of(Laterality.L, Laterality.R)) {
      List<ReportedImage> views =
          report.images().stream().filter(image -> image.laterality() == side).toList();
      if (views.size() >= SEVERAL) {
        all.add(mean(breast(side), side.name(), views, report));
      }
    }
    if (report.images().size() >= SEVERAL) {
      all.add(mean("Study", "study", report.images(), report));
    }
    return List.copyOf(all);
  }

  private static Measurement ofImage(ReportedImage image, int number, StudyHeader study) {
    return new Measurement(
        "Image " + number + ": " + image.laterality() + " " + image.view(),
        ResultUids.tracking(study, image.instance().sopInstanceUid()),
        EnumSet.of(image.laterality()),
        List.of(image.instance()),
        image.probability(),
        image.decision() == null ? null : Decision.of(image.decision()),
        image.warnings());
  }

  private static Measurement mean(
      String of, String what, List<ReportedImage> images, StudyReport report) {
    double mean = images.stream().mapToDouble(ReportedImage::probability).average().orElseThrow();
    Set<Laterality> sides = EnumSet.noneOf(Laterality.class);
    images.forEach(image -> sides.add(image.laterality()));
    return new Measurement(
        of + ", mean of " + images.size() + " images",
        ResultUids.tracking(report.context().study(), what),
        sides,
        images.stream().map(ReportedImage::instance).toList(),
        mean,
        report.operatingPoint() == null ? null : Decision.at(report.operatingPoint(), mean),
        List.of());
  }

  private static String breast(Laterality side) {
    return side == Laterality.L ? "Left breast" : "Right breast";
  }

  boolean isMean() {
    return sources.size() >= SEVERAL;
  }
}
