package io.mammoedge.runtime.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.SmallRelease;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The text files of a release: {@code manifest.json} and {@code SHA256SUMS}. */
class ManifestFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> manifest() {
    Manifest core = SmallRelease.core();
    return Stream.of(core, core.core()).map(ManifestJson::write).map(json -> json.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void manifest(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> ManifestJson.read(new String(content, UTF_8), "input"));
  }

  static Stream<byte[]> sums() {
    String digest = "0123456789abcdef".repeat(4);
    return Stream.of(digest + "  model.onnx\n" + digest + " *golden/a.png\n", digest + "  ../x")
        .map(lines -> lines.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void sums(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> Sums.read(new String(content, UTF_8), "input"));
  }
}
