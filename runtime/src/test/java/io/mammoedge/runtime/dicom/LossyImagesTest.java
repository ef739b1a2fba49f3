package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A score of lossy pixels says so, whether the header does or not. */
class LossyImagesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "jpeg-50-8, 8, 1.2.840.10008.1.2.4.50, , compressed with loss",
    "jpeg-50-8, 8, 1.2.840.10008.1.2.4.50, 00, compressed with loss",
    "jpeg-50-8, 8, 1.2.840.10008.1.2.4.50, 01, (0028,2110) is 01: the pixels were compressed",
    "jpeg-51-8, 8, 1.2.840.10008.1.2.4.51, , compressed with loss",
    "jls-81-near1-8, 8, 1.2.840.10008.1.2.4.81, , may have been compressed with loss",
    "jls-81-near1-8, 8, 1.2.840.10008.1.2.4.81, 01, (0028,2110) is 01: the pixels were compressed",
  })
  void lossIsSaidOnce(String stream, int bits, String syntax, String said, String words) {
    List<String> warnings = warnings(stream, bits, syntax, said);

    assertThat(warnings.stream().filter(w -> w.contains("with loss"))).hasSize(1);
    assertThat(warnings).anyMatch(w -> w.replaceAll("\\s+", " ").contains(words));
  }

  @ParameterizedTest
  @CsvSource({
    "jls-80-8, 8, 1.2.840.10008.1.2.4.80, ",
    "jls-80-8, 8, 1.2.840.10008.1.2.4.81, 00",
  })
  void noLossIsNotWarnedOf(String stream, int bits, String syntax, String said) {
    assertThat(warnings(stream, bits, syntax, said)).noneMatch(w -> w.contains("with loss"));
  }

  private List<String> warnings(String stream, int bits, String syntax, String said) {
    DicomBytes image = DicomBytes.mammogram().layout(21, 19, 8, bits);
    if (said != null) {
      image.text(0x00282110, "CS", said);
    }
    Path file =
        image.writeEncapsulated(folder.resolve("image.dcm"), syntax, Resources.stream(stream));
    return MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts().warnings();
  }
}
