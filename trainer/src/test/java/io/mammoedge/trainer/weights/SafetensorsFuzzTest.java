package io.mammoedge.trainer.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of weights. */
class SafetensorsFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> read() {
    Tensor matrix = new Tensor(new long[] {2, 1}, new float[] {1, -2});
    Tensor scalar = new Tensor(new long[0], new float[] {3});
    return Stream.of(
        new Safetensors(Map.of("k", "v"), Map.of("a", matrix, "b", scalar)).toBytes(),
        new Safetensors(Map.of(), Map.of()).toBytes());
  }

  @MethodSource
  @FuzzTest
  void read(byte[] content) {
    Hostile.readFile(content, PER_BYTE, SafetensorsFuzzTest::tensors);
  }

  private static void tensors(Path file) {
    try {
      Safetensors.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
