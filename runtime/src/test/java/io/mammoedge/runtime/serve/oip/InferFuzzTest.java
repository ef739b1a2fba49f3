package io.mammoedge.runtime.serve.oip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.serve.http.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A request's JSON comes from anywhere: it is understood, or refused in one line. */
class InferFuzzTest {
  private static final int MOST_VALUES = 1 << 12;

  static Stream<byte[]> request() {
    return Stream.of(
            "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,2,2],\"datatype\":\"UINT16\","
                + "\"data\":[[1,2],[3,65535]]}]}",
            "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,1,2],\"datatype\":\"FP32\","
                + "\"parameters\":{\"binary_data_size\":8}}],\"outputs\":[{\"name\":\"cam\","
                + "\"parameters\":{\"binary_data\":true}}]}#01234567",
            "{\"id\":7,\"inputs\":[{\"shape\":[1,1,1e9,4294967297]}]}",
            "[[[[[[[[[[[")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands after a {@code #} are the bytes after the JSON. */
  @MethodSource
  @FuzzTest
  void request(byte[] content) throws IOException {
    int end = 0;
    while (end < content.length && content[end] != '#') {
      end++;
    }
    ByteArrayInputStream json = new ByteArrayInputStream(content, 0, end);
    ByteArrayInputStream rest =
        new ByteArrayInputStream(content, Math.min(content.length, end + 1), content.length);
    try {
      InferRequest request =
          new InferReader(
                  new InputStreamReader(json, StandardCharsets.UTF_8),
                  new BinaryTail(rest),
                  MOST_VALUES)
              .read();
      assertThat(request.image().values()).hasSizeLessThanOrEqualTo(MOST_VALUES);
    } catch (HttpProblem problem) {
      assertThat(problem.status()).isIn(400, 413);
      assertThat(problem.getMessage()).doesNotContain("\n").hasSizeLessThan(400);
    }
  }
}
