package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.StudyHeader;
import io.mammoedge.runtime.dicom.View;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A study with a patient who must not be seen, and what is said of it. */
final class Samples {
  static final String STUDY = "1.2.3";
  static final String JAPANESE =
      "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046";
  static final ReleaseId RELEASE = new ReleaseId("demo", "1.2.0", "ab".repeat(32));

  private Samples() {}

  static StudyHeader study(String name, String birthDate) {
    return new StudyHeader(
        name,
        "SECRET-7",
        "SECRET-H",
        birthDate,
        "F",
        STUDY,
        "20260131",
        "101500",
        "S1",
        "A1",
        "SECRET^Doctor",
        "Screening");
  }

  static ResultContext context(StudyHeader study) {
    return new ResultContext(
        study, RELEASE, Instant.parse("2026-01-31T23:30:05Z"), ZoneId.of("Europe/Berlin"));
  }

  static ResultContext context() {
    return context(study("SECRET^Jane", "19600229"));
  }

  /** An image in the series of its breast. */
  static ReportedImage image(Laterality side, View view, double probability) {
    return image(DicomUid.MAMMOGRAPHY_FOR_PRESENTATION, side, view, probability);
  }

  static ReportedImage image(String sopClass, Laterality side, View view, double probability) {
    String series = STUDY + "." + number(side.name(), "L", "R");
    Instance instance =
        new Instance(sopClass, series + "." + number(view.name(), "CC", "MLO"), STUDY, series);
    String decision = probability >= 0.4 ? "malignant" : "benign";
    return new ReportedImage(instance, side, view, probability, decision, List.of());
  }

  private static int number(String name, String first, String second) {
    return name.equals(first) ? 1 : name.equals(second) ? 2 : 3;
  }

  static List<ReportedImage> fourViews() {
    return List.of(
        image(Laterality.R, View.CC, 0.25),
        image(Laterality.R, View.MLO, 0.125),
        image(Laterality.L, View.CC, 0.5),
        image(Laterality.L, View.MLO, 0.75));
  }

  static StudyReport report(ResultContext context, List<ReportedImage> images) {
    return new StudyReport(context, 0.4, images, List.of(), null);
  }

  static StudyReport report(List<ReportedImage> images) {
    return report(context(), images);
  }
}
