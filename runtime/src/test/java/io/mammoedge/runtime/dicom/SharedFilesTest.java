package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.RefusedImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real and odd files of others, where they are at hand; they may not be copied here. */
class SharedFilesTest {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "dicom");
  private static final Path REAL =
      FOLDER.resolve("mammograms/ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm");

  private static final String BODY_PART = "Body Part Examined (0018,0015) is missing";
  private static final String SOP_CLASS = "SOP Class UID (0008,0016)";

  /** What the headers of some files demand; "" for a code is that they are taken. */
  private record Demand(Outcome clinical, Outcome archive, List<String> files) {}

  private record Outcome(String code, String reason) {}

  private static final Outcome TAKEN = new Outcome("", "");
  private static final Outcome BIOPSY = new Outcome("SPECIAL_VIEW", "Image Type (0008,0008)");
  private static final Outcome OTHER_CLASS = new Outcome("NOT_A_MAMMOGRAM", SOP_CLASS);
  private static final Outcome OTHER_PART = new Outcome("NOT_A_MAMMOGRAM", BODY_PART);
  private static final Outcome NOT_DICOM = new Outcome("NOT_DICOM", "no DICM at byte 128");
  private static final Outcome DEEP = new Outcome("TOO_LARGE", "nested deeper than 32");

  private static final List<Demand> DEMANDS =
      List.of(
          demand(TAKEN, TAKEN, "ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm"),
          demand(BIOPSY, BIOPSY, "siemens_mammomat_stereo_L_CC_jpegLL_OutOfBoundsOverlay.dcm"),
          demand(OTHER_CLASS, TAKEN, "ddsm_film_malignant_L_MLO_J2Klossy_MG1_J2KI.dcm"),
          demand(NOT_DICOM, NOT_DICOM, "CR-MONO1-10-chest.dcm", "no_meta.dcm"),
          demand(
              OTHER_CLASS,
              OTHER_PART,
              "JLSL_16_15_1_1F.dcm",
              "SC_rgb_rle_16bit.dcm",
              "image_dfl.dcm",
              "mlut_18.dcm",
              "vlut_04.dcm"),
          demand(
              OTHER_CLASS,
              OTHER_CLASS,
              "D_CLUNIE_CT1_RLE_FRAGS.dcm",
              "ExplVR_BigEnd.dcm",
              "MR_truncated.dcm",
              "badVR.dcm",
              "bad_sequence.dcm",
              "emri_small_jpeg_2k_lossless_too_short.dcm",
              "emri_small_jpeg_ls_lossless.dcm",
              "explicit_VR-UN.dcm",
              "liver_deflate.dcm",
              "reportsi.dcm",
              "spike_tid1500_generated.dcm",
              "sr_document.dcm",
              "test-SR.dcm"),
          demand(DEEP, DEEP, "deeply-nested-sequence.dcm.gz"));

  private static Demand demand(Outcome clinical, Outcome archive, String... files) {
    return new Demand(clinical, archive, List.of(files));
  }

  @TempDir Path folder;

  @BeforeEach
  void needsTheFiles() {
    assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER);
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void everyFileIsReadOrRefusedAsItsHeaderDemands(Accept accept) throws IOException {
    Map<String, Path> files = files();
    for (Demand demand : DEMANDS) {
      Outcome outcome = accept == Accept.CLINICAL ? demand.clinical() : demand.archive();
      for (String name : demand.files()) {
        check(unpacked(files.get(name)), accept, outcome);
      }
    }
  }

  private static void check(Path file, Accept accept, Outcome outcome) {
    if (outcome.equals(TAKEN)) {
      assertThat(MammogramReader.read(file, Intensity.VOI, accept).pixels()).isNotEmpty();
    } else {
      Refusals.expect(file, accept, outcome.code(), outcome.reason());
    }
  }

  @Test
  void somethingIsDemandedOfEveryFile() throws IOException {
    assertThat(files().keySet())
        .containsExactlyInAnyOrderElementsOf(
            DEMANDS.stream().flatMap(demand -> demand.files().stream()).toList());
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void aRealMammogramIsUnderstood(Accept accept) {
    Mammogram image = MammogramReader.read(REAL, Intensity.VOI, accept);

    assertThat(image.rows()).isEqualTo(3062);
    assertThat(image.columns()).isEqualTo(2394);
    assertThat(image.facts().laterality()).isEqualTo(Laterality.R);
    assertThat(image.facts().view()).isEqualTo(View.MLO);
    assertThat(image.facts().manufacturer()).isEqualTo("GE MEDICAL SYSTEMS");
    assertThat(image.facts().intensity()).isEqualTo("VOI SIGMOID \"NORMAL\" 2653/900");
    assertThat(image.facts().warnings()).isEmpty();
  }

  private static Map<String, Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("ORIGIN.txt"))
          .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
    }
  }

  private Path unpacked(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return file;
    }
    Path plain = folder.resolve("unpacked.dcm");
    Files.deleteIfExists(plain);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(in, plain);
    }
    return plain;
  }

  /** The digest is that of the pixels that GDCM and DCMTK decode. */
  @Test
  void aSignedJpegLsImageIsReadBitExactly() {
    StoredImage image =
        MammogramReader.readStored(FOLDER.resolve("odd").resolve("JLSL_16_15_1_1F.dcm"));

    assertThat(image.bitsStored()).isEqualTo(15);
    assertThat(Resources.digest(image.pixels()))
        .isEqualTo("4727d64f164a4a8d0436f6096929583291cd0ae3d8f7efc8ea96d6d51f4d41e8");
  }

  @Test
  void aSeriesInOneJpegLsFileIsRefused() {
    Path file = FOLDER.resolve("odd").resolve("emri_small_jpeg_ls_lossless.dcm");

    assertThatThrownBy(() -> MammogramReader.readStored(file))
        .isInstanceOf(RefusedImageException.class)
        .hasMessageContaining("Number of Frames (0028,0008) is \"10\"");
  }

  @Test
  void aDigitisedFilmInLossyJpeg2000IsTakenFromAnArchive() {
    Path file =
        FOLDER.resolve("mammograms").resolve("ddsm_film_malignant_L_MLO_J2Klossy_MG1_J2KI.dcm");

    Mammogram image = MammogramReader.read(file, Intensity.VOI, Accept.ARCHIVE);

    assertThat(image.rows()).isEqualTo(4664);
    assertThat(image.columns()).isEqualTo(3064);
    assertThat(image.facts().warnings()).anyMatch(text -> text.contains("compressed with loss"));
  }
}
