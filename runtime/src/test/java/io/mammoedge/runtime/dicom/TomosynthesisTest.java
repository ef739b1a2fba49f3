package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A tomosynthesis is recognised in whatever it comes as; nobody scores a slice. */
class TomosynthesisTest {
  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  @TempDir Path folder;

  static Stream<Arguments> disguises() {
    return Stream.of(
        disguise("the object itself", "SOP Class UID (0008,0016)", sopClass("13.1.3")),
        disguise("projection", "SOP Class UID (0008,0016)", sopClass("13.1.4")),
        disguise(
            "raw projection",
            "SOP Class UID (0008,0016)",
            sopClass("13.1.5").text(0x00080068, "CS", "FOR PROCESSING")),
        disguise("CT slice, MG", "SOP Class UID (0008,0016)", sopClass("2")),
        disguise(
            "CT slice, CT",
            "SOP Class UID (0008,0016)",
            sopClass("2").text(0x00080060, "CS", "CT").text(0x00180015, "CS", "BREAST")),
        disguise(
            "Hologic's private secondary capture",
            "Private Creator (7E01,0010)",
            film().text(0x7E010010, "LO", "HOLOGIC, Inc.").without(0x7FE00010)),
        disguise(
            "Hologic's slices in a private class",
            "Private Creator (7E01,0010)",
            mammogram().text(0x00080016, "UI", "1.2.3").text(0x7E010010, "LO", "HOLOGIC, Inc.")),
        disguise(
            "Hologic's slices in a mammogram",
            "Private Creator (7E01,0010)",
            mammogram()
                .text(0x7E010010, "LO", "HOLOGIC, Inc.")
                .sequence(0x7E011010, new DicomBytes().bytes(0x7E011012, "OB", new byte[2]))),
        disguise(
            "Hologic's codec in a mammogram",
            "Private Creator (7E01,0010)",
            mammogram()
                .text(0x7E010010, "LO", "HOLOGIC, Inc.")
                .bytes(0x7E011012, "OB", new byte[2])),
        disguise(
            "captured slice",
            "Image Type (0008,0008)",
            film().text(0x00080008, "CS", "DERIVED\\PRIMARY\\TOMO")),
        disguise(
            "slice as mammogram",
            "Image Type (0008,0008)",
            mammogram().text(0x00080008, "CS", "DERIVED\\PRIMARY\\TOMOSYNTHESIS\\NONE")),
        disguise(
            "volume",
            "Volumetric Properties (0008,9206)",
            mammogram().text(0x00089206, "CS", "VOLUME")),
        disguise(
            "tomographic exposure",
            "Tomo Class (0018,1492)",
            film().text(0x00181492, "CS", "TOMOSYNTHESIS")));
  }

  private static Arguments disguise(String name, String attribute, DicomBytes image) {
    return Arguments.of(name, attribute, image);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disguises")
  void everyDisguiseIsSeenThrough(String name, String attribute, DicomBytes image) {
    Path file = image.write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);

    for (Accept accept : Accept.values()) {
      Refusals.expect(file, accept, "TOMOSYNTHESIS", attribute);
    }
  }

  @Test
  void severalFramesAreNoMammogram() {
    Path file =
        mammogram()
            .text(0x00280008, "IS", "60")
            .write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);

    for (Accept accept : Accept.values()) {
      Refusals.expect(file, accept, "MULTI_FRAME", "Number of Frames (0028,0008) is \"60\"");
    }
  }

  /** As Hologic writes slices: group 2 again within the data set, with another syntax. */
  @Test
  void aSecondGroup2DoesNotChangeTheEncoding() {
    DicomBytes slice = sopClass("2").text(0x00020010, "UI", "1.2.840.10008.1.2.4.70");
    Path file = slice.write(folder.resolve("slice.dcm"), DicomBytes.EXPLICIT);
    Refusals.expect(file, Accept.CLINICAL, "TOMOSYNTHESIS", "SOP Class UID (0008,0016)");

    Path image =
        mammogram()
            .text(0x00020010, "UI", "1.2.840.10008.1.2.4.70")
            .write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);
    assertThat(Resources.unsigned(MammogramReader.readStored(image).pixels()))
        .containsExactly(1, 2);
  }

  @Test
  void whatIsNoBreastIsNoTomosynthesis() {
    Path ct =
        sopClass("2")
            .text(0x00080060, "CS", "CT")
            .without(0x00185101)
            .write(folder.resolve("ct.dcm"), DicomBytes.EXPLICIT);
    Refusals.expect(ct, Accept.ARCHIVE, "NOT_A_MAMMOGRAM", "CT Image");
    Path mr =
        sopClass("4.1")
            .text(0x00089206, "CS", "VOLUME")
            .write(folder.resolve("mr.dcm"), DicomBytes.EXPLICIT);
    Refusals.expect(mr, Accept.ARCHIVE, "NOT_A_MAMMOGRAM", "SOP Class UID (0008,0016)");
  }

  @Test
  void anOrdinaryMammogramOfHologicIsTaken() {
    Path file =
        mammogram()
            .text(0x7E010010, "LO", "HOLOGIC, Inc.")
            .text(0x7E011001, "LO", "1")
            .write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);

    assertThat(MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts().warnings())
        .isEmpty();
  }

  @Test
  void aComputedMammogramIsTakenAndSaidToBeOne() {
    Path file =
        mammogram()
            .text(0x00080008, "CS", "DERIVED\\PRIMARY\\TOMOSYNTHESIS\\GENERATED_2D")
            .text(0x00089206, "CS", "SAMPLED")
            .write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);

    assertThat(MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts().warnings())
        .containsExactly("Image Type (0008,0008): computed from a tomosynthesis");
  }

  private static DicomBytes mammogram() {
    return DicomBytes.mammogram().image(12, new int[][] {{1, 2}});
  }

  private static DicomBytes film() {
    return DicomBytes.film().image(12, new int[][] {{1, 2}});
  }

  private static DicomBytes sopClass(String end) {
    return mammogram().text(0x00080016, "UI", STORAGE + end);
  }
}
