package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real and odd files of others, where they are at hand; they may not be copied here. */
class SharedFilesTest {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "dicom");
  private static final Path MAMMOGRAMS = FOLDER.resolve("mammograms");

  @BeforeEach
  void needsTheFiles() {
    assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER);
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void everyFileIsReadOrRefused(Accept accept) {
    for (Path file : Resources.dicomFiles(FOLDER)) {
      assertThatCode(() -> readOrRefuse(file, accept))
          .as(file.toString())
          .doesNotThrowAnyException();
    }
  }

  private static void readOrRefuse(Path file, Accept accept) {
    for (Intensity intensity : Intensity.values()) {
      try {
        MammogramReader.read(file, intensity, accept);
      } catch (RefusedImageException e) {
        assertThat(e.getMessage()).startsWith(file.getFileName() + ": ").doesNotContain("\n");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void aRealMammogramIsTaken(Accept accept) {
    Path file = MAMMOGRAMS.resolve("ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm");

    Mammogram image = MammogramReader.read(file, Intensity.VOI, accept);

    assertThat(image.rows()).isEqualTo(3062);
    assertThat(image.columns()).isEqualTo(2394);
    assertThat(image.facts().laterality()).isEqualTo(Laterality.R);
    assertThat(image.facts().view()).isEqualTo(View.MLO);
    assertThat(image.facts().manufacturer()).isEqualTo("GE MEDICAL SYSTEMS");
    assertThat(image.facts().intensity()).isEqualTo("VOI SIGMOID \"NORMAL\" 2653/900");
    assertThat(image.facts().warnings()).isEmpty();
  }

  @Test
  void aStereotacticViewIsRefused() {
    Path file = MAMMOGRAMS.resolve("siemens_mammomat_stereo_L_CC_jpegLL_OutOfBoundsOverlay.dcm");

    Refusals.expect(file, Accept.CLINICAL, "SPECIAL_VIEW", "Image Type (0008,0008)");
    Refusals.expect(file, Accept.ARCHIVE, "SPECIAL_VIEW", "a stereotactic or biopsy view");
  }

  @Test
  void aDigitisedFilmInLossyJpeg2000IsTakenFromAnArchive() {
    Path file = MAMMOGRAMS.resolve("ddsm_film_malignant_L_MLO_J2Klossy_MG1_J2KI.dcm");

    Mammogram image = MammogramReader.read(file, Intensity.VOI, Accept.ARCHIVE);

    assertThat(image.rows()).isEqualTo(4664);
    assertThat(image.columns()).isEqualTo(3064);
    assertThat(image.facts().warnings()).anyMatch(text -> text.contains("compressed with loss"));
  }

  @Test
  void framesOfAShortJpeg2000FileAreNotCounted() {
    Path file = FOLDER.resolve("odd").resolve("emri_small_jpeg_2k_lossless_too_short.dcm");

    assertThatExceptionOfType(RefusedImageException.class)
        .isThrownBy(() -> MammogramReader.readStored(file))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("MULTI_FRAME"));
  }
}
