package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed reference is what Debian's python3-pil gives today. */
@Tag("peer")
class PillowPeerTest {
  @Test
  void theScriptStillGivesTheCommittedReference() throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", resource("pillow_bilinear.py"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).isZero();
    assertThat(output).isEqualTo(resource("pillow_bilinear.csv"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = PillowPeerTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
