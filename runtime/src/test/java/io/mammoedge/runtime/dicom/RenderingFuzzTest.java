package io.mammoedge.runtime.dicom;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;

/** Well-formed files whose windows, tables, rescaling and padding are anything. */
class RenderingFuzzTest {
  private static final int PER_BYTE = 4096;
  private static final String[] FUNCTIONS = {"LINEAR", "LINEAR_EXACT", "SIGMOID", ""};

  @FuzzTest
  void render(FuzzedDataProvider data) {
    Intensity intensity = data.pickValue(Intensity.values());
    DicomBytes image = image(data);
    if (data.consumeBoolean()) {
      image.numbers(0x00280120, data.consumeShort()).numbers(0x00280121, data.consumeShort());
    }
    if (data.consumeBoolean()) {
      image.text(0x00281053, "DS", number(data)).text(0x00281052, "DS", number(data));
    } else {
      image.sequence(0x00283000, table(data));
    }
    if (data.consumeBoolean()) {
      image
          .text(0x00281056, "CS", data.pickValue(FUNCTIONS))
          .text(0x00281050, "DS", number(data))
          .text(0x00281051, "DS", number(data));
    } else {
      image.sequence(0x00283010, table(data));
    }
    byte[] file = DicomBytes.file(DicomBytes.EXPLICIT, image.encode(DicomBytes.EXPLICIT));
    Hostile.readFile(
        file, PER_BYTE, path -> MammogramReader.read(path, intensity, Accept.CLINICAL));
  }

  private static DicomBytes image(FuzzedDataProvider data) {
    int[] words = {0, data.consumeShort(), data.consumeShort(), 0xFFFF};
    return DicomBytes.mammogram()
        .image(data.consumeInt(1, 16), new int[][] {words})
        .numbers(0x00280103, data.consumeInt(0, 1))
        .text(0x00280004, "CS", data.consumeBoolean() ? "MONOCHROME1" : "MONOCHROME2");
  }

  private static String number(FuzzedDataProvider data) {
    return data.consumeBoolean()
        ? Double.toString(data.consumeDouble())
        : data.consumeAsciiString(20);
  }

  private static DicomBytes table(FuzzedDataProvider data) {
    return new DicomBytes()
        .numbers(0x00283002, data.consumeShort(), data.consumeShort(), data.consumeShort())
        .bytes(0x00283006, "OW", data.consumeBytes(600));
  }
}
