package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class InputBuffersTest {
  private final InputBuffers buffers = new InputBuffers();

  @Test
  void aBufferIsUsedAgainForImagesThatAreNotLarger() {
    FloatBuffer large = buffers.take(100);
    buffers.giveBack(large);
    FloatBuffer small = buffers.take(7);
    assertThat(small).isSameAs(large);
    assertThat(small.remaining()).isEqualTo(7);
    buffers.giveBack(small);
    assertThat(buffers.take(101)).isNotSameAs(large);
  }

  @Test
  void whatIsInUseIsNotGivenToAnother() {
    FloatBuffer first = buffers.take(10);
    FloatBuffer second = buffers.take(10);
    assertThat(second).isNotSameAs(first);
    assertThat(second.isDirect()).isTrue();
    assertThat(second.order()).isEqualTo(ByteOrder.nativeOrder());
  }
}
