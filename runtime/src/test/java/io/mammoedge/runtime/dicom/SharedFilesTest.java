package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
}
