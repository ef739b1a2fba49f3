package io.mammoedge.runtime.dicom.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Jpeg2000SizeTest {
  /** Observed: 8192 x 8192 pixels in one tile end at -Xmx256m in an OutOfMemoryError. */
  @Test
  void whatCannotFitIntoTheHeapIsRefusedBeforeItIsDecoded() {
    Jpeg2000Size largest = new Jpeg2000Size(8192, 8192, 8192, 8192, 1, 16, false);

    assertThatThrownBy(() -> largest.requireMemory(256L << 20))
        .hasMessageContaining("needs 384 MB of memory, Java has 256 MB; give it more with -Xmx");
    assertThatCode(() -> largest.requireMemory(512L << 20)).doesNotThrowAnyException();
  }
}
