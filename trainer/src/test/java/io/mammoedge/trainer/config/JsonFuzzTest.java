package io.mammoedge.trainer.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations, which people write, and descriptions, which this program writes. */
class JsonFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> configuration() {
    return Stream.of("direct.json", "image.json", "patch.json").map(JsonFuzzTest::builtIn);
  }

  @MethodSource
  @FuzzTest
  void configuration(byte[] content) {
    String json = new String(content, UTF_8);
    Hostile.read(
        content, PER_BYTE, () -> StrictJson.parse(json, TrainingConfig.class, "config.json"));
  }

  static Stream<byte[]> description() {
    return Stream.of(
            """
            {"schema": 1, "layout": "csv", "in": "/a", "size": {"height": 36, "width": 28},
            "intensity": "VOI", "accept": "ARCHIVE", "tables": {"t.csv": "00"}, "images": {},
            "pixels": {"mean": 52.5}, "splits": {"protocol": "patient"}, "refused":
            [{"file": "a", "code": "B", "reason": "c"}], "digest": "00"}
            """)
        .map(json -> json.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void description(byte[] content) {
    Hostile.readFile(content, PER_BYTE, file -> JsonFile.read(file, DatasetDescription.class));
  }

  private static byte[] builtIn(String name) {
    try (InputStream in = TrainingConfig.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
