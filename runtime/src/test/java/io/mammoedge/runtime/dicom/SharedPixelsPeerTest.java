package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stored pixels of real and odd files, against what GDCM and DCMTK decode. */
@Tag("peer")
class SharedPixelsPeerTest {
  private static final Path FOLDER = Path.of("../../shared/data/dicom");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "gdcmconv --raw, mammograms/ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm",
    "dcmdjpeg, mammograms/ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm",
    "gdcmconv --raw, mammograms/siemens_mammomat_stereo_L_CC_jpegLL_OutOfBoundsOverlay.dcm",
    "dcmdjpeg, mammograms/siemens_mammomat_stereo_L_CC_jpegLL_OutOfBoundsOverlay.dcm",
    "gdcmconv --raw, odd/D_CLUNIE_CT1_RLE_FRAGS.dcm",
    "dcmdjpeg, odd/bad_sequence.dcm",
    "dcmconv +te, odd/image_dfl.dcm",
    "dcmconv +ti, odd/mlut_18.dcm",
    "dcmconv +tb, odd/vlut_04.dcm",
  })
  void arePixelsAsOthersReadThem(String program, Path name) throws Exception {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isRegularFile(file), "no file " + file);
    Path plain = folder.resolve("plain.dcm");
    Programs.run(program, file, plain);

    assertThat(MammogramReader.readStored(file).pixels())
        .isEqualTo(MammogramReader.readStored(plain).pixels());
  }
}
