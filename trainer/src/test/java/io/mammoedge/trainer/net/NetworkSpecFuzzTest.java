package io.mammoedge.trainer.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The notation of networks. */
class NetworkSpecFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> notation() {
    return Stream.of("small", "small+[64-64-128]x1,[64-64-128]x1", "small+512x1,512x3")
        .map(notation -> notation.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void notation(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> readTwice(new String(content, UTF_8)));
  }

  private static void readTwice(String notation) {
    NetworkSpec network = NetworkSpec.parse(notation, 2);
    assertThat(NetworkSpec.parse(network.notation(), 2)).isEqualTo(network);
  }
}
