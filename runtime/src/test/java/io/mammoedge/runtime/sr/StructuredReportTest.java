package io.mammoedge.runtime.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.StudyHeader;
import io.mammoedge.runtime.dicom.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuredReportTest {
  private static final ReportedImage RIGHT = Samples.image(Laterality.R, View.CC, 0.427);

  @TempDir private Path folder;

  @Test
  void theWholeTreeOfOneView() {
    ReportedImage warned =
        new ReportedImage(
            RIGHT.instance(), Laterality.R, View.CC, 0.427, "malignant", List.of("a warning"));
    StudyReport report =
        new StudyReport(
            Samples.context(), 0.4, List.of(warned), List.of("TOMOSYNTHESIS", "COLOUR"), null);
    assertThat(String.join("\n", Outline.of(StructuredReport.of(report))))
        .isEqualTo(
            """
            CONTAINER | Imaging Measurement Report
            > HAS CONCEPT MOD | CODE | Language of Content Item and Descendants | en RFC5646
            > HAS OBS CONTEXT | CODE | Observer Type | 121007 DCM
            > HAS OBS CONTEXT | UIDREF | Device Observer UID | %s
            > HAS OBS CONTEXT | TEXT | Device Observer Name | MammoEdge
            > HAS OBS CONTEXT | TEXT | Device Observer Manufacturer | MammoEdge
            > HAS OBS CONTEXT | TEXT | Device Observer Model Name | demo 1.2.0
            > HAS CONCEPT MOD | CODE | Procedure reported | 71651007 SCT
            > CONTAINS | TEXT | Comment | Research use only. Not a medical device.
            > CONTAINS | TEXT | Comment | Images of this study without a probability: COLOUR (1), TOMOSYNTHESIS (1)
            > CONTAINS | CONTAINER | Image Library
            > > CONTAINS | CONTAINER | Image Library Group
            > > > CONTAINS | IMAGE | 1.2.3.2.1
            > > > > HAS ACQ CONTEXT | CODE | Modality | MG DCM
            > > > > HAS ACQ CONTEXT | CODE | Image Laterality | 24028007 SCT
            > > > > HAS ACQ CONTEXT | CODE | Image View | 399162004 SCT
            > CONTAINS | CONTAINER | Imaging Measurements
            > > CONTAINS | CONTAINER | Measurement Group
            > > > HAS OBS CONTEXT | TEXT | Tracking Identifier | Image 1: R CC
            > > > HAS OBS CONTEXT | UIDREF | Tracking Unique Identifier | %s
            > > > HAS CONCEPT MOD | CODE | Finding Site | 76752008 SCT
            > > > > HAS CONCEPT MOD | CODE | Laterality | 24028007 SCT
            > > > HAS CONCEPT MOD | TEXT | Algorithm Name | demo
            > > > HAS CONCEPT MOD | TEXT | Algorithm Version | 1.2.0
            > > > HAS CONCEPT MOD | TEXT | Algorithm Parameters | release sha256 %s
            > > > HAS CONCEPT MOD | TEXT | Algorithm Parameters | operating point 40 %%
            > > > CONTAINS | IMAGE | Source | 1.2.3.2.1
            > > > CONTAINS | NUM | Probability of cancer | 42.7 %% UCUM
            > > > CONTAINS | CODE | Decision at the operating point | MALIGNANT 99MAMMOEDGE
            > > > CONTAINS | TEXT | Comment | a warning"""
                .formatted(
                    ResultUids.device(Samples.RELEASE),
                    ResultUids.tracking(Samples.context().study(), "1.2.3.2.1"),
                    Samples.RELEASE.digest()));
  }

  @Test
  void severalViewsHaveMeansPerBreastAndStudy() {
    List<String> lines =
        said(Samples.report(Samples.fourViews()), "Tracking Identifier", "Probability", "Decision");
    assertThat(lines)
        .containsExactly(
            "Image 1: L CC",
            "50 % UCUM",
            "MALIGNANT 99MAMMOEDGE",
            "Image 2: L MLO",
            "75 % UCUM",
            "MALIGNANT 99MAMMOEDGE",
            "Image 3: R CC",
            "25 % UCUM",
            "BENIGN 99MAMMOEDGE",
            "Image 4: R MLO",
            "12.5 % UCUM",
            "BENIGN 99MAMMOEDGE",
            "Left breast, mean of 2 images",
            "62.5 % UCUM",
            "MALIGNANT 99MAMMOEDGE",
            "Right breast, mean of 2 images",
            "18.75 % UCUM",
            "BENIGN 99MAMMOEDGE",
            "Study, mean of 4 images",
            "40.625 % UCUM",
            "MALIGNANT 99MAMMOEDGE");
    assertThat(said(Samples.report(Samples.fourViews()), "Derivation"))
        .containsExactly("373098007 SCT", "373098007 SCT", "373098007 SCT");
  }

  @Test
  void oneViewOfEachBreastHasNoMeanOfABreast() {
    List<ReportedImage> images =
        List.of(Samples.image(Laterality.R, View.CC, 0.2), Samples.image(Laterality.L, View.CC, 1));
    StudyReport report = Samples.report(images);
    assertThat(said(report, "Tracking Identifier"))
        .containsExactly("Image 1: L CC", "Image 2: R CC", "Study, mean of 2 images");
    assertThat(said(report, "| Laterality |"))
        .containsExactly("7771000 SCT", "24028007 SCT", "51440002 SCT");
  }

  @Test
  void anUnknownBreastIsNotGuessed() {
    List<ReportedImage> images =
        List.of(
            Samples.image(Laterality.UNKNOWN, View.CC, 0.2),
            Samples.image(Laterality.UNKNOWN, View.UNKNOWN, 0.6));
    StudyReport report = Samples.report(images);
    assertThat(said(report, "Laterality")).isEmpty();
    assertThat(said(report, "Image View")).containsExactly("399162004 SCT");
    assertThat(said(report, "Tracking Identifier"))
        .containsExactly(
            "Image 1: UNKNOWN CC", "Image 2: UNKNOWN UNKNOWN", "Study, mean of 2 images");
  }

  @Test
  void withoutAnOperatingPointNothingIsDecided() {
    ReportedImage undecided =
        new ReportedImage(RIGHT.instance(), Laterality.R, View.CC, 0.427, null, List.of());
    StudyReport report =
        new StudyReport(Samples.context(), null, List.of(undecided), List.of(), null);
    assertThat(said(report, "Decision")).isEmpty();
    assertThat(said(report, "Algorithm Parameters")).hasSize(1);
  }

  private static List<String> said(StudyReport report, String... names) {
    return Outline.of(StructuredReport.of(report)).stream()
        .filter(line -> List.of(names).stream().anyMatch(line::contains))
        .map(line -> line.substring(line.lastIndexOf(" | ") + 3))
        .toList();
  }

  @Test
  void ourReaderFindsThePatientAndTheStudyAgain() {
    StudyHeader study = Samples.study(Samples.JAPANESE, "19600229");
    StudyReport report = Samples.report(Samples.context(study), Samples.fourViews());
    Path file = folder.resolve("sr.dcm");
    DicomWriter.write(file, StructuredReport.of(report));
    assertThat(MammogramReader.study(file)).isEqualTo(study);
    assertThat(MammogramReader.instance(file)).isEqualTo(StructuredReport.instance(report));
    for (Accept accept : Accept.values()) {
      assertThatThrownBy(() -> MammogramReader.read(file, Intensity.VOI, accept))
          .isInstanceOf(RefusedImageException.class)
          .extracting("code")
          .isEqualTo("NOT_A_MAMMOGRAM");
    }
  }

  @Test
  void whatTheStandardDoesNotKnowBecomesEmptyAndIdentifiersStay() {
    StudyHeader odd =
        new StudyHeader(
            "x",
            " 00\u00e9 ",
            "",
            "00000000",
            "female",
            "1.2.3",
            "20260230",
            "25:00",
            "",
            "#",
            "",
            "");
    DicomObject object = StructuredReport.of(Samples.report(Samples.context(odd), List.of(RIGHT)));
    assertThat(List.of(0x00100030, 0x00100040, 0x00080020, 0x00080030))
        .allSatisfy(tag -> assertThat(object.text(tag)).isEmpty());
    assertThat(object.text(0x00100020)).isEqualTo(" 00\u00e9 ");
    assertThat(object.text(0x00080050)).isEqualTo("#");
  }

  @Test
  void datesAreOfThePlace() {
    DicomObject object = StructuredReport.of(Samples.report(List.of(RIGHT)));
    assertThat(object.text(0x00080023)).isEqualTo("20260201");
    assertThat(object.text(0x00080033)).isEqualTo("003005");
  }

  @Test
  void sourcesAreNamedBySeries() {
    DicomObject object = StructuredReport.of(Samples.report(Samples.fourViews()));
    DicomObject evidence = object.items(0x0040a375).get(0);
    assertThat(evidence.text(0x0020000d)).isEqualTo("1.2.3");
    assertThat(evidence.items(0x00081115))
        .extracting(series -> series.text(0x0020000e), series -> series.items(0x00081199).size())
        .containsExactly(tuple("1.2.3.1", 2), tuple("1.2.3.2", 2));
    assertThat(object.items(0x0040a360)).isEmpty();
  }

  @Test
  void aLaterReportNamesTheOneThatItReplaces() {
    Instance first = StructuredReport.instance(Samples.report(List.of(RIGHT)));
    StudyReport second =
        new StudyReport(
            Samples.context(),
            0.4,
            List.of(RIGHT, Samples.image(Laterality.L, View.CC, 0.1)),
            List.of(),
            first);
    DicomObject series =
        StructuredReport.of(second).items(0x0040a360).get(0).items(0x00081115).get(0);
    assertThat(series.text(0x0020000e)).isEqualTo(first.seriesInstanceUid());
    assertThat(series.items(0x00081199).get(0).text(0x00081155))
        .isEqualTo(first.sopInstanceUid())
        .isNotEqualTo(StructuredReport.instance(second).sopInstanceUid());
    assertThatThrownBy(
            () -> new StudyReport(Samples.context(), 0.4, List.of(RIGHT), List.of(), first))
        .hasMessageContaining("cannot replace itself");
  }

  @Test
  void theSameInputInAnyOrderGivesTheSameBytes() {
    List<ReportedImage> reversed = new ArrayList<>(Samples.fourViews());
    Collections.reverse(reversed);
    assertThat(bytes(reversed)).isEqualTo(bytes(Samples.fourViews()));
  }

  private static byte[] bytes(List<ReportedImage> images) {
    return DicomWriter.encode(StructuredReport.of(Samples.report(images)));
  }
}
