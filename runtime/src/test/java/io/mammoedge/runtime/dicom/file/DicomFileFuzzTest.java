package io.mammoedge.runtime.dicom.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.ReferenceDicom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of DICOM files, and the fragments of their pixel data. */
class DicomFileFuzzTest {
  /** Bytes for a byte: a deflated one becomes a thousand, an empty item of a sequence an object. */
  private static final int PER_BYTE = 4096;

  /** The reference files have as many. */
  private static final int FEW_PIXELS = 21 * 19;

  static Stream<byte[]> header() {
    return ReferenceDicom.contents();
  }

  @MethodSource
  @FuzzTest
  void header(byte[] content) {
    Hostile.readFile(content, PER_BYTE, DicomFileFuzzTest::open);
  }

  private static void open(Path path) {
    try (DicomFile file = DicomFile.open(path)) {
      if (file.hasPixelData() && file.transferSyntax().encapsulated()) {
        file.readCompressed((int) Limits.PIXELS);
      } else if (file.hasPixelData()) {
        file.readNative(FEW_PIXELS, Short.SIZE);
      }
    } catch (IOException expected) {
      // Declared: the file ends too early, or its deflated part is damaged.
    }
  }
}
