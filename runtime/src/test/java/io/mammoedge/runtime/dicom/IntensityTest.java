package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presentation values worked out by hand. */
class IntensityTest {
  @TempDir Path folder;

  @Test
  void storedValuesAreRoundedToTheNearest() {
    Mammogram image = read(row(12, 0, 1, 2048, 4095), Intensity.STORED);

    // 65535 / 4095 = 16.0037; 2048 times that is 32775.5, rounded up.
    assertThat(values(image)).containsExactly(0, 16, 32776, 65535);
  }

  @Test
  void monochrome1IsInvertedOnce() {
    DicomBytes image = row(16, 0, 1, 65535).text(0x00280004, "CS", "MONOCHROME1");

    assertThat(values(read(image, Intensity.STORED))).containsExactly(65535, 65534, 0);
  }

  @Test
  void signedValuesBeginBelowZero() {
    DicomBytes image = row(16, 0x8000, 0xFFFF, 0, 0x7FFF).numbers(0x00280103, 1);

    assertThat(values(read(image, Intensity.STORED))).containsExactly(0, 32767, 32768, 65535);
  }

  @Test
  void minimumAndMaximumFillTheRangeWithoutPadding() {
    DicomBytes image = row(12, 0, 5, 100, 200, 300).numbers(0x00280120, 0).numbers(0x00280121, 10);

    Mammogram read = read(image, Intensity.MINMAX);

    assertThat(values(read)).containsExactly(0, 0, 0, 32768, 65535);
    assertThat(read.facts().intensity()).isEqualTo("minimum to maximum, 100..300");
  }

  @Test
  void paddingIsBlackAlsoWhereLowValuesAreBright() {
    DicomBytes image =
        row(12, 0, 4095, 4094).text(0x00280004, "CS", "MONOCHROME1").numbers(0x00280120, 4095);

    assertThat(values(read(image, Intensity.STORED))).containsExactly(65535, 0, 16);
  }

  @Test
  void paddingOfSignedImagesIsSigned() {
    DicomBytes image =
        row(16, 0xFFFF, 0xFFFE, 0).numbers(0x00280103, 1).numbers(0x00280120, "SS", 0xFFFF);

    assertThat(values(read(image, Intensity.MINMAX))).containsExactly(0, 0, 65535);
  }

  @Test
  void withoutWindowTheStoredRangeIsUsedAndSaidToBe() {
    Mammogram image = read(row(12, 0, 4095), Intensity.VOI);

    assertThat(values(image)).containsExactly(0, 65535);
    assertThat(image.facts().intensity()).isEqualTo("stored range, 12 bits");
    assertThat(image.facts().warnings())
        .containsExactly("no VOI window or table: the stored range is used");
  }

  /** PS3.3 C.11.2.1.2.1 has this example: centre 2048, width 4096 is the identity of 12 bits. */
  @Test
  void theStandardsExampleOfAWindowHolds() {
    DicomBytes image = windowed(row(12, 0, 1, 4094, 4095), "2048", "4096");

    assertThat(values(read(image, Intensity.VOI))).containsExactly(0, 16, 65519, 65535);
  }

  /** PS3.3 C.11.2.1.2.1: with centre 0 and width 1 below 0 is black, else white. */
  @Test
  void aWindowOfWidthOneIsAThreshold() {
    DicomBytes image = windowed(row(12, 99, 100, 101), "100", "1");

    assertThat(values(read(image, Intensity.VOI))).containsExactly(0, 65535, 65535);
  }

  @Test
  void theFirstOfSeveralWindowsIsUsed() {
    DicomBytes image =
        windowed(row(12, 0, 100, 200), "100.5\\5000", "201\\10")
            .text(0x00281055, "LO", "NORMAL\\HARDER");

    Mammogram read = read(image, Intensity.VOI);

    assertThat(values(read)).containsExactly(0, 32768, 65535);
    assertThat(read.facts().intensity()).isEqualTo("VOI LINEAR \"NORMAL\" 100.5/201");
  }

  @Test
  void tablesEndWithTheirFirstAndLastEntries() {
    DicomBytes table =
        new DicomBytes()
            .numbers(0x00283002, 3, 10, 8)
            .text(0x00283003, "LO", "SOFTER")
            .numbers(0x00283006, 51, 102, 255);
    DicomBytes image = row(12, 0, 10, 11, 12, 4000).sequence(0x00283010, table);

    Mammogram read = read(image, Intensity.VOI);

    assertThat(values(read)).containsExactly(13107, 13107, 26214, 65535, 65535);
    assertThat(read.facts().intensity()).isEqualTo("VOI LUT \"SOFTER\" 8 bits");
  }

  @Test
  void anImpossibleWindowIsRefused() {
    for (String width : new String[] {"0", "-5", "0.5", "1A", "NaN", "1e9999"}) {
      Path file =
          windowed(row(12, 0), "5", width).write(folder.resolve("w.dcm"), DicomBytes.EXPLICIT);
      Refusals.expect(file, Accept.CLINICAL, "MALFORMED", "Window Width (0028,1051)");
    }
  }

  @Test
  void aRescaleDoesNotChangeTheStoredRange() {
    DicomBytes image =
        row(16, 0, 65535).text(0x00281053, "DS", "2").text(0x00281052, "DS", "-1024");

    Mammogram read = read(image, Intensity.STORED);

    assertThat(values(read)).containsExactly(0, 65535);
    assertThat(read.facts().warnings()).isEmpty();
  }

  @Test
  void aNegativeSlopeTurnsTheStoredRangeAround() {
    DicomBytes image = row(12, 0, 1, 4095).text(0x00281053, "DS", "-1");

    assertThat(values(read(image, Intensity.STORED))).containsExactly(65535, 65519, 0);
  }

  @Test
  void aModalityTableIsObeyedWithoutAWindow() {
    DicomBytes table =
        new DicomBytes().numbers(0x00283002, 3, 10, 8).numbers(0x00283006, 255, 51, 0);
    DicomBytes image = row(12, 0, 11, 4000).sequence(0x00283000, table);

    assertThat(values(read(image, Intensity.STORED))).containsExactly(65535, 13107, 0);
  }

  /** PS3.3 C.11.1.1.1: the first input of a modality table is signed where stored values are. */
  @Test
  void aModalityTableOfNegativeValuesIsReadAsSuch() {
    DicomBytes table =
        new DicomBytes().numbers(0x00283002, 3, 0xFFFF, 8).numbers(0x00283006, 0, 51, 255);
    DicomBytes image = row(16, 0xFFFF, 0, 1).numbers(0x00280103, 1).sequence(0x00283000, table);

    assertThat(values(read(image, Intensity.STORED))).containsExactly(0, 13107, 65535);
  }

  @Test
  void aRescaleWithoutAFiniteRangeIsRefused() {
    for (String slope : new String[] {"1e308", "-1e308", "1e-300"}) {
      Path file =
          row(12, 0, 1)
              .text(0x00281053, "DS", slope)
              .text(0x00281052, "DS", "1")
              .write(folder.resolve("r.dcm"), DicomBytes.EXPLICIT);
      Refusals.expect(file, Accept.CLINICAL, "MALFORMED", "Rescale Slope (0028,1053)");
    }
  }

  @Test
  void inputsFarAboveATableGetItsLastEntry() {
    DicomBytes table =
        new DicomBytes().numbers(0x00283002, 3, 0xFFFF, 8).numbers(0x00283006, 0, 51, 255);
    DicomBytes image =
        row(16, 0, 65535)
            .text(0x00281053, "DS", "1e15")
            .text(0x00281052, "DS", "-1")
            .sequence(0x00283010, table);

    assertThat(values(read(image, Intensity.VOI))).containsExactly(0, 65535);
  }

  /** PS3.3 C.11.2.1.1: the first input of a table is signed where its inputs are. */
  @Test
  void aTableOfNegativeInputsIsReadAsSuch() {
    DicomBytes table =
        new DicomBytes().numbers(0x00283002, 3, 0xFFFF, 8).numbers(0x00283006, 0, 51, 255);
    DicomBytes image =
        row(12, 99, 100, 101).text(0x00281052, "DS", "-100").sequence(0x00283010, table);

    assertThat(values(read(image, Intensity.VOI))).containsExactly(0, 13107, 65535);
  }

  @Test
  void onlyTheChosenWindowNeedsToBeRight() {
    DicomBytes image = windowed(row(12, 0, 200), "100.5\\junk", "201\\-3");

    assertThat(values(read(image, Intensity.VOI))).containsExactly(0, 65535);
  }

  private static DicomBytes row(int bits, int... words) {
    return DicomBytes.mammogram().image(bits, new int[][] {words});
  }

  private static DicomBytes windowed(DicomBytes image, String center, String width) {
    return image.text(0x00281050, "DS", center).text(0x00281051, "DS", width);
  }

  private Mammogram read(DicomBytes image, Intensity intensity) {
    Path file = image.write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);
    return MammogramReader.read(file, intensity, Accept.CLINICAL);
  }

  private static int[] values(Mammogram image) {
    return Resources.unsigned(image.pixels());
  }
}
