package io.mammoedge.runtime.release;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.SmallModel;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of ONNX files. */
class ModelGuardFuzzTest {
  private static final int PER_BYTE = 256;

  static Stream<byte[]> inspect() {
    return Stream.of(
            "small",
            "allowed-nesting",
            "forbidden-external-data",
            "forbidden-function",
            "forbidden-loop",
            "forbidden-metadata",
            "forbidden-shape",
            "forbidden-sparse")
        .map(name -> SmallModel.resource(name + ".onnx"));
  }

  @MethodSource
  @FuzzTest
  void inspect(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> ModelGuard.inspect(content, "input"));
  }
}
