package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.dicom.file.DicomFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every window and table against DCMTK's dcmj2pnm: within one grey level of 255 (it rounds down,
 * this program to the nearest), padding left out, which is black here and tissue there.
 */
@Tag("peer")
class RenderingPeerTest {
  private static final Path REAL =
      Path.of("../../shared/data/dicom/mammograms/ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm");

  @TempDir Path folder;

  /** Pixels before and after, and which of them are padding. */
  private record Rendered(int[] values, boolean[] padding) {}

  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 1, +Wi 1 +Wfs",
    "SIGMOID, 2, +Wi 2 +Wfs",
    "SIGMOID, 3, +Wi 3 +Wfs",
    "LINEAR, 1, +Wi 1 +Wfl",
    "LINEAR, 2, +Wi 2 +Wfl",
    "LINEAR, 3, +Wi 3 +Wfl",
    "SIGMOID, 4, +Wl 1",
    "SIGMOID, 5, +Wl 2",
    "SIGMOID, 6, +Wl 3"
  })
  void everyWindowAndTableOfTheRealMammogram(String function, int alternative, String options)
      throws Exception {
    assumeTrue(Files.isRegularFile(REAL), "no file " + REAL);
    Path file = folder.resolve("real.dcm");
    Files.copy(REAL, file);
    Programs.run("dcmodify -nb -i (0028,1056)=" + function, file);

    int compared = compareWithin1(file, alternative, options);

    assertThat(compared).isGreaterThan(1_000_000);
  }

  /** DCMTK keeps modality values as whole numbers, so the slopes are whole numbers. */
  static Stream<Arguments> synthetic() {
    return Stream.of(
        synthetic("monochrome 1", windowed().text(0x00280004, "CS", "MONOCHROME1")),
        synthetic(
            "monochrome 1, inverse shape",
            windowed().text(0x00280004, "CS", "MONOCHROME1").text(0x20500020, "CS", "INVERSE")),
        synthetic("identity shape", windowed().text(0x20500020, "CS", "IDENTITY")),
        synthetic("signed", windowed().numbers(0x00280103, 1).text(0x00281050, "DS", "-50")),
        synthetic(
            "rescaled", windowed().text(0x00281053, "DS", "2").text(0x00281052, "DS", "-1000")),
        synthetic(
            "negative slope",
            windowed().text(0x00281053, "DS", "-1").text(0x00281052, "DS", "4095")),
        synthetic("modality table", windowed().sequence(0x00283000, modalityTable())),
        synthetic("linear exact", windowed().text(0x00281056, "CS", "LINEAR_EXACT")),
        synthetic("sigmoid", windowed().text(0x00281056, "CS", "SIGMOID")));
  }

  private static Arguments synthetic(String name, DicomBytes image) {
    return Arguments.of(name, image);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("synthetic")
  void everyKindOfPixels(String name, DicomBytes image) throws Exception {
    Path file =
        image
            .text(0x00080018, "UI", "1.2.3.4")
            .write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);

    assertThat(compareWithin1(file, 1, "+Wi 1")).isEqualTo(4096);
  }

  /** All values of 12 bits. */
  private static DicomBytes windowed() {
    int[][] rows = new int[64][64];
    for (int i = 0; i < 4096; i++) {
      rows[i / 64][i % 64] = i;
    }
    return DicomBytes.mammogram()
        .image(12, rows)
        .text(0x00281050, "DS", "1500")
        .text(0x00281051, "DS", "2000");
  }

  private static DicomBytes modalityTable() {
    int[] entries = new int[3000];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = 4000 - i;
    }
    return new DicomBytes()
        .numbers(0x00283002, entries.length, 500, 16)
        .text(0x00283004, "LO", "US")
        .numbers(0x00283006, entries);
  }

  private int compareWithin1(Path file, int alternative, String options) throws Exception {
    Path picture = folder.resolve("rendered.pgm");
    Programs.run("dcmj2pnm +op " + options, file, picture);
    Rendered ours = Opened.with(file, opened -> render(opened, alternative));
    ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(picture));
    expected.position(expected.capacity() - ours.values().length);
    double worst = 0;
    int compared = 0;
    for (int i = 0; i < ours.values().length; i++) {
      int grey = Byte.toUnsignedInt(expected.get());
      if (!ours.padding()[i]) {
        worst = Math.max(worst, Math.abs(ours.values()[i] / 257.0 - grey));
        compared++;
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1);
    return compared;
  }

  private static Rendered render(DicomFile file, int alternative) throws IOException {
    ImagePixel layout = ImagePixel.of(file.header());
    Padding padding = Padding.of(file.header(), layout);
    ModalityTransform modality = ModalityTransform.of(file.header(), layout);
    VoiTransform voi =
        VoiTransform.all(file.header(), modality).skip(alternative - 1L).findFirst().orElseThrow();
    DoubleUnaryOperator brightness = modality.function().andThen(voi.function());
    short[] pixels = StoredPixels.read(file, layout);
    boolean[] isPadding = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      isPadding[i] = padding.contains(layout.value(Short.toUnsignedInt(pixels[i])));
    }
    Presentation.apply(pixels, layout, padding, brightness);
    return new Rendered(Resources.unsigned(pixels), isPadding);
  }
}
