package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {
  private static final String FOR_PROCESSING = "1.2.840.10008.5.1.4.1.1.1.2.1";

  @TempDir Path folder;

  static Stream<Arguments> neverTaken() {
    return Stream.of(
        refused("FOR_PROCESSING", "SOP Class UID", m -> m.text(0x00080016, "UI", FOR_PROCESSING)),
        refused("FOR_PROCESSING", "(0008,0068)", m -> m.text(0x00080068, "CS", "FOR PROCESSING")),
        refused("MULTI_FRAME", "Number of Frames", m -> m.text(0x00280008, "IS", "12")),
        refused("NOT_A_MAMMOGRAM", "Modality", m -> m.text(0x00080060, "CS", "CR")),
        refused("NOT_A_MAMMOGRAM", "SOP Class UID", m -> m.text(0x00080016, "UI", "1.2.3")),
        refused("NOT_A_MAMMOGRAM", "SOP Class UID", m -> m.without(0x00080016)),
        refused("NOT_A_MAMMOGRAM", "specimen", m -> m.sequence(0x00400560, new DicomBytes())),
        refused("QUALITY_CONTROL", "(0028,0300)", m -> m.text(0x00280300, "CS", "YES")),
        refused("QUALITY_CONTROL", "(0028,0300)", m -> m.text(0x00280300, "CS", "BOTH")),
        refused("QUALITY_CONTROL", "(0050,0004)", m -> m.text(0x00500004, "CS", "YES")),
        refused("SPECIAL_VIEW", "STEREO", m -> m.text(0x00080008, "CS", "DERIVED\\X\\STEREO")),
        refused("SPECIAL_VIEW", "1.21", m -> m.text(0x00181114, "DS", "1.21")),
        refused("SPECIAL_VIEW", "(0018,1110)", m -> distances(m, "660", "545")),
        refused("SPECIAL_VIEW", "R-102D7", m -> m.sequence(0x00540220, view("R-10226", "R-102D7"))),
        refused("COLOUR", "Samples per Pixel", m -> m.numbers(0x00280002, 3)),
        refused("COLOUR", "PALETTE", m -> m.text(0x00280004, "CS", "PALETTE COLOR")),
        refused("UNSUPPORTED_PIXELS", "Bits Allocated", m -> m.numbers(0x00280100, 32)),
        refused("NO_PIXEL_DATA", "Pixel Data (7FE0,0010) is missing", m -> m.without(0x7FE00010)),
        refused("MALFORMED", "Rows (0028,0010) is missing", m -> m.without(0x00280010)),
        refused("MALFORMED", "Columns (0028,0011) is 0", m -> m.numbers(0x00280011, 0)),
        refused("MALFORMED", "Bits Stored", m -> m.numbers(0x00280101, 17)),
        refused("MALFORMED", "High Bit", m -> m.numbers(0x00280102, 10)),
        refused("MALFORMED", "Pixel Representation", m -> m.numbers(0x00280103, 2)),
        refused("MALFORMED", "Number of Frames", m -> m.text(0x00280008, "IS", "one")),
        refused("MALFORMED", "Pixel Data", m -> m.numbers(0x7FE00010, "OW", 1, 2, 3)),
        refused("TRUNCATED", "Pixel Data", m -> m.numbers(0x7FE00010, "OW", 1)));
  }

  private static Arguments refused(String code, String reason, UnaryOperator<DicomBytes> change) {
    return Arguments.of(code, reason, change);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("neverTaken")
  void neverTaken(String code, String reason, UnaryOperator<DicomBytes> change) {
    Path file = write(change.apply(mammogram()));

    Refusals.expect(file, Accept.CLINICAL, code, reason);
    Refusals.expect(file, Accept.ARCHIVE, code, reason);
  }

  /** PS3.3 C.8.11.7.1.4, and what vendors write: none of these is a plain mammogram. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STEREO_SCOUT",
        "PREFIRE",
        "PREFIRE_MINUS",
        "POSTFIRE_PLUS",
        "POSTBIOPSY",
        "POSTMARKER_MINUS",
        "BIOPSY",
        "PRE_CONTRAST",
        "POST_CONTRAST",
        "\\SUBTRACTION",
        "\\ADDITION",
        "\\\\HIGH_ENERGY",
        "RECOMBINED"
      })
  void specialImageTypesAreNeverTaken(String flavour) {
    Path file = write(mammogram().text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\" + flavour));

    for (Accept accept : Accept.values()) {
      Refusals.expect(file, accept, "SPECIAL_VIEW", "Image Type (0008,0008)");
    }
  }

  @Test
  void aLowEnergyImageIsTakenAndTheContrastAgentSaid() {
    DicomBytes image =
        mammogram()
            .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\\\\\LOW_ENERGY")
            .text(0x00180010, "LO", "iodine");

    assertThat(read(image, Accept.CLINICAL).facts().warnings())
        .containsExactly(
            "Image Type (0008,0008) is \"ORIGINAL\\PRIMARY\\\\\\LOW_ENERGY\": the low-energy image of"
                + " a contrast-enhanced mammography",
            "Contrast Bolus Agent (0018,0010) is there: taken after a contrast agent");
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void aMammogramIsTaken(Accept accept) {
    Mammogram image = read(mammogram(), accept);

    assertThat(image.facts().laterality()).isEqualTo(Laterality.R);
    assertThat(image.facts().view()).isEqualTo(View.MLO);
    assertThat(image.facts().warnings()).isEmpty();
  }

  @Test
  void whatTheClinicRefusesIsAWarningInAnArchive() {
    clinicOnly("NO_LATERALITY", "Image Laterality", mammogram().without(0x00200062));
    clinicOnly("NO_LATERALITY", "Image Laterality", mammogram().text(0x00200062, "CS", "B"));
    clinicOnly("UNSUPPORTED_VIEW", "View Position", mammogram().without(0x00185101));
    clinicOnly("UNSUPPORTED_VIEW", "View Position", mammogram().text(0x00185101, "CS", "ML"));
    clinicOnly("IMPLANT", "(0028,1300)", mammogram().text(0x00281300, "CS", "YES"));
    clinicOnly(
        "IMPLANT", "(0054,0222)", mammogram().sequence(0x00540220, view("R-10226", "R-102D5")));
    clinicOnly("BURNED_IN_ANNOTATION", "(0028,0301)", mammogram().text(0x00280301, "CS", "YES"));
  }

  private void clinicOnly(String code, String reason, DicomBytes image) {
    Refusals.expect(write(image), Accept.CLINICAL, code, reason);
    assertThat(read(image, Accept.ARCHIVE).facts().warnings()).anyMatch(w -> w.contains(reason));
  }

  @Test
  void filmIsForArchivesOnly() {
    DicomBytes film = DicomBytes.film().image(16, new int[][] {{1, 2}});

    Refusals.expect(write(film), Accept.CLINICAL, "NOT_A_MAMMOGRAM", "--accept archive");
    Mammogram.Facts facts = read(film, Accept.ARCHIVE).facts();
    assertThat(facts.laterality()).isEqualTo(Laterality.L);
    assertThat(facts.view()).isEqualTo(View.CC);
  }

  @Test
  void theArchiveIsAdvisedForFilmOfABreastOnly() {
    DicomBytes screenshot = DicomBytes.film().image(16, new int[][] {{1, 2}}).without(0x00180015);

    Refusals.expect(
        write(screenshot), Accept.CLINICAL, "NOT_A_MAMMOGRAM", "not a mammogram, For Presentation");
  }

  @Test
  void otherSecondaryCapturesAreRefused() {
    DicomBytes film = DicomBytes.film().image(16, new int[][] {{1, 2}});

    Refusals.expect(
        write(film.text(0x00080060, "CS", "CT")), Accept.ARCHIVE, "NOT_A_MAMMOGRAM", "Modality");
    Refusals.expect(
        write(film.text(0x00180015, "CS", "CHEST")),
        Accept.ARCHIVE,
        "NOT_A_MAMMOGRAM",
        "Body Part Examined (0018,0015) is \"CHEST\"");
  }

  /** Two real contact views state 1 and 1.04; magnification stands are built for 1.4 and more. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0433386837881", "1.1", "1.2"})
  void contactViewsAreTaken(String magnification) {
    assertThat(read(mammogram().text(0x00181114, "DS", magnification), Accept.CLINICAL))
        .isNotNull();
  }

  /** Without the factor its two distances tell it, where they are distances at all. */
  @ParameterizedTest
  @CsvSource({"660,550", "660,0", "660,junk", "junk,300", "660,-300", "'',300", "660,''"})
  void distancesOfContactViewsAreTaken(String detector, String patient) {
    assertThat(read(distances(mammogram(), detector, patient), Accept.CLINICAL)).isNotNull();
  }

  @Test
  void theStatedFactorGoesBeforeTheDistances() {
    DicomBytes image = distances(mammogram(), "660", "330").text(0x00181114, "DS", "1.1");

    assertThat(read(image, Accept.CLINICAL)).isNotNull();
  }

  private static DicomBytes distances(DicomBytes image, String detector, String patient) {
    return image.text(0x00181110, "DS", detector).text(0x00181111, "DS", patient);
  }

  @Test
  void theViewsCodeIsEnough() {
    DicomBytes image =
        mammogram().without(0x00185101).sequence(0x00540220, view("399162004", "399161006"));
    Path file = image.write(folder.resolve("image.dcm"), DicomBytes.IMPLICIT);

    Mammogram.Facts facts = MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts();

    assertThat(facts.view()).isEqualTo(View.CC);
    assertThat(facts.warnings())
        .containsExactly("View Modifier Code Sequence (0054,0222) holds 399161006 \"\"");
  }

  @Test
  void anotherViewIsRefusedByTheAttributeThatSaysSo() {
    clinicOnly(
        "UNSUPPORTED_VIEW",
        "View Code Sequence (0054,0220) is \"R-10224\"",
        mammogram().without(0x00185101).sequence(0x00540220, view("R-10224", "")));
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(
            "View Code Sequence (0054,0220) is \"R-10242\", but View Position (0018,5101) is \"MLO\"",
            mammogram().sequence(0x00540220, view("R-10242", ""))),
        Arguments.of(
            "View Code Sequence (0054,0220) is \"R-10226\", but View Position (0018,5101) is \"LM\"",
            mammogram().text(0x00185101, "CS", "LM").sequence(0x00540220, view("R-10226", ""))),
        Arguments.of(
            "Image Laterality (0020,0062) is \"R\", but Laterality (0020,0060) is \"L\"",
            mammogram().text(0x00200060, "CS", "L")));
  }

  /** A wrong side is worse than an unknown one. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("contradictions")
  void whoContradictsWhomIsSaid(String reason, DicomBytes image) {
    clinicOnly("CONTRADICTION", reason, image);
    Mammogram.Facts facts = read(image, Accept.ARCHIVE).facts();
    assertThat(facts.laterality() == Laterality.UNKNOWN || facts.view() == View.UNKNOWN).isTrue();
  }

  @Test
  void theSeriesSideIsEnoughInAnArchiveOnly() {
    DicomBytes image = mammogram().without(0x00200062).text(0x00200060, "CS", "L");

    Refusals.expect(write(image), Accept.CLINICAL, "NO_LATERALITY", "Image Laterality (0020,0062)");
    Mammogram.Facts facts = read(image, Accept.ARCHIVE).facts();
    assertThat(facts.laterality()).isEqualTo(Laterality.L);
    assertThat(facts.warnings()).isEmpty();
  }

  /** ML is often written for an oblique view; the code is the exact statement. */
  @ParameterizedTest
  @EnumSource(Accept.class)
  void theCodeDecidesWhereThePositionIsMl(Accept accept) {
    DicomBytes image =
        mammogram().text(0x00185101, "CS", "ML").sequence(0x00540220, plainView("399368009"));

    Mammogram.Facts facts = read(image, accept).facts();

    assertThat(facts.view()).isEqualTo(View.MLO);
    assertThat(facts.warnings())
        .containsExactly(
            "View Position (0018,5101) is \"ML\", but View Code Sequence (0054,0220) is"
                + " \"399368009\", which decides");
  }

  @Test
  void longCodesAndUrnsAreReadToo() {
    for (DicomBytes code :
        new DicomBytes[] {
          new DicomBytes().text(0x00080119, "UC", "399162004"),
          new DicomBytes().text(0x00080120, "UR", "http://snomed.info/id/399162004"),
          new DicomBytes().text(0x00080120, "UR", "urn:oid:2.16.840.1.113883.6.96:399162004")
        }) {
      DicomBytes image = mammogram().without(0x00185101).sequence(0x00540220, code);
      assertThat(read(image, Accept.CLINICAL).facts().view()).isEqualTo(View.CC);
    }
  }

  @Test
  void modifiersBesideTheViewCountToo() {
    DicomBytes spot = new DicomBytes().text(0x00080119, "UC", "399055006");
    DicomBytes image = mammogram().sequence(0x00540222, spot);

    Refusals.expect(write(image), Accept.ARCHIVE, "SPECIAL_VIEW", "holds 399055006");
  }

  @Test
  void whatAReaderOfTheScoreShouldKnowIsAWarning() {
    DicomBytes image =
        mammogram()
            .text(0x00080008, "CS", "DERIVED\\PRIMARY\\TOMOSYNTHESIS\\GENERATED_2D")
            .text(0x00281350, "CS", "YES")
            .text(0x00282110, "CS", "01")
            .text(0x20500020, "CS", "INVERSE");

    assertThat(read(image, Accept.CLINICAL).facts().warnings())
        .containsExactly(
            "Lossy Image Compression (0028,2110) is 01: the pixels were compressed with loss",
            "Partial View (0028,1350) is YES: a part of the breast is not in the image",
            "Image Type (0008,0008): computed from a tomosynthesis",
            "Presentation LUT Shape (2050,0020) is INVERSE: ignored, Photometric Interpretation"
                + " (0028,0004) is MONOCHROME2");
  }

  private static DicomBytes mammogram() {
    return DicomBytes.mammogram().image(12, new int[][] {{1, 2}});
  }

  private static DicomBytes plainView(String code) {
    return new DicomBytes().text(0x00080100, "SH", code);
  }

  private static DicomBytes view(String code, String modifier) {
    return plainView(code).sequence(0x00540222, new DicomBytes().text(0x00080100, "SH", modifier));
  }

  private Path write(DicomBytes image) {
    return image.write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);
  }

  private Mammogram read(DicomBytes image, Accept accept) {
    return MammogramReader.read(write(image), Intensity.STORED, accept);
  }
}
