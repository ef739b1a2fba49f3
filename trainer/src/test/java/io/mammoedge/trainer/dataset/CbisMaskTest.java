package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a lesion's two files is its mask. */
class CbisMaskTest {
  private static final ImageSize MAMMOGRAM = new ImageSize(100, 60);

  @TempDir Path temp;

  /** A rectangle of a value in an image of zeros, or of a ramp where the value is negative. */
  private Path file(String name, int rows, int columns, int value) {
    byte[] pixels = new byte[rows * columns];
    for (int y = rows / 4; y < rows / 2; y++) {
      for (int x = columns / 4; x < columns / 2; x++) {
        pixels[y * columns + x] = (byte) (value < 0 ? x + y : value);
      }
    }
    Path file = temp.resolve(name);
    DicomWriter.write(
        file,
        new DicomObject()
            .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
            .text(0x00080018, Vr.UI, DicomUid.of(name))
            .shorts(0x00280002, 1)
            .text(0x00280004, Vr.CS, "MONOCHROME2")
            .shorts(0x00280010, rows)
            .shorts(0x00280011, columns)
            .shorts(0x00280100, 8)
            .shorts(0x00280101, 8)
            .shorts(0x00280102, 7)
            .shorts(0x00280103, 0)
            .bytes(0x7fe00010, pixels));
    return file;
  }

  private static Optional<ImageSize> found(Path... candidates) {
    return CbisMask.find(List.of(candidates), MAMMOGRAM)
        .map(mask -> new ImageSize(mask.height(), mask.width()));
  }

  @Test
  void theMaskIsToldFromTheCropInEitherOrder() {
    Path mask = file("a.dcm", 100, 60, 255);
    Path crop = file("b.dcm", 30, 40, -1);
    assertThat(found(mask, crop)).contains(MAMMOGRAM);
    assertThat(found(crop, mask)).contains(MAMMOGRAM);
  }

  @Test
  void aCropOfTheMammogramsProportionsIsStillNoMask() {
    Path crop = file("crop.dcm", 50, 30, -1);
    assertThat(found(crop)).isEmpty();
    assertThat(found(crop, file("mask.dcm", 100, 60, 1))).contains(MAMMOGRAM);
  }

  @Test
  void aMaskOfAnotherSizeCountsWhereTheProportionsFit() {
    Path smaller = file("half.dcm", 50, 30, 255);
    assertThat(found(smaller)).contains(new ImageSize(50, 30));
    assertThat(found(smaller, file("whole.dcm", 100, 60, 255))).contains(MAMMOGRAM);
    assertThat(found(file("a-row-less.dcm", 99, 60, 255))).contains(new ImageSize(99, 60));
    assertThat(found(file("turned.dcm", 60, 100, 255))).isEmpty();
  }

  @Test
  void emptyMissingAndDamagedFilesAreNoMask() throws IOException {
    Path text = Files.writeString(temp.resolve("text.dcm"), "no DICOM at all");
    assertThat(found()).isEmpty();
    assertThat(found(file("empty.dcm", 100, 60, 0))).isEmpty();
    assertThat(found(text, temp.resolve("absent.dcm"))).isEmpty();
    assertThat(found(text, file("mask.dcm", 100, 60, 255))).contains(MAMMOGRAM);
  }
}
