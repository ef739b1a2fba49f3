package io.mammoedge.runtime.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyReportTest {
  private static final ReportedImage IMAGE = Samples.image(Laterality.R, View.CC, 0.427);

  @Test
  void imagesOfAnotherStudyAreNotMixedIn() {
    Instance elsewhere = new Instance("1.2", "1.2.9", "9.9", "9.9.1");
    ReportedImage image =
        new ReportedImage(elsewhere, Laterality.R, View.CC, 0.5, "malignant", List.of());
    assertThatThrownBy(() -> Samples.report(List.of(IMAGE, image)))
        .hasMessageContaining("another study");
    assertThatThrownBy(
            () -> new StudyReport(Samples.context(), 0.4, List.of(IMAGE), List.of(), elsewhere))
        .hasMessageContaining("another study");
  }

  @Test
  void anImageIsReportedOnceAndThereIsOne() {
    assertThatThrownBy(() -> Samples.report(List.of(IMAGE, IMAGE))).hasMessageContaining("twice");
    assertThatThrownBy(() -> Samples.report(List.of())).hasMessageContaining("needs an image");
  }

  @Test
  void decisionsNeedAnOperatingPoint() {
    assertThatThrownBy(
            () -> new StudyReport(Samples.context(), null, List.of(IMAGE), List.of(), null))
        .hasMessageContaining("go together");
    assertThatThrownBy(
            () -> new StudyReport(Samples.context(), 40.0, List.of(IMAGE), List.of(), null))
        .hasMessageContaining("not a probability");
  }

  @Test
  void anImageNeedsItsUidsAProbabilityAndAKnownDecision() {
    assertThatThrownBy(() -> image(new Instance("1.2", "1.3", "1.4", ""), 0.5, "benign"))
        .hasMessageContaining("UID");
    assertThatThrownBy(() -> image(IMAGE.instance(), Double.NaN, "benign"))
        .hasMessageContaining("not a probability");
    assertThatThrownBy(() -> image(IMAGE.instance(), 0.5, "perhaps"))
        .hasMessageContaining("neither malignant nor benign");
    assertThatThrownBy(() -> new ReleaseId("demo", "1", "short")).hasMessageContaining("SHA-256");
  }

  private static ReportedImage image(Instance instance, double probability, String decision) {
    return new ReportedImage(instance, Laterality.R, View.CC, probability, decision, List.of());
  }

  @Test
  void nothingOfThePatientIsPrinted() {
    StudyReport report = Samples.report(Samples.fourViews());
    List<Object> records =
        List.of(
            report,
            report.context(),
            report.context().study(),
            report.context().release(),
            IMAGE,
            Measurement.of(report));
    assertThat(report.context().study().patientName()).contains("SECRET");
    assertThat(records).asString().doesNotContain("SECRET", "19600229", "A1", "S1", "Screening");
    assertThat(List.of(report, report.context(), IMAGE)).asString().doesNotContain(Samples.STUDY);
  }
}
