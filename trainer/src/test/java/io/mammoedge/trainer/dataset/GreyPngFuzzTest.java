package io.mammoedge.trainer.dataset;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of a data set. */
class GreyPngFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> image() {
    return Stream.of(GreyPng.bytes(new GreyImage(2, 3, new short[] {0, 1, 2, 3, 4, -1})));
  }

  @MethodSource
  @FuzzTest
  void image(byte[] content) {
    Hostile.readFile(content, PER_BYTE, GreyPng::image);
  }

  static Stream<byte[]> mask() {
    return Stream.of(GreyPng.bytes(new Mask(2, 3, new byte[] {0, 0, -1, 0, 0, -1})));
  }

  @MethodSource
  @FuzzTest
  void mask(byte[] content) {
    Hostile.readFile(content, PER_BYTE, GreyPng::mask);
  }
}
