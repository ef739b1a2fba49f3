package io.mammoedge.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As in {@link RegionsTest}, but with scikit-image running now and other maps. */
@Tag("peer")
class RegionsPeerTest {
  @Test
  void regionsAreMeasuredAsByScikitImage() throws Exception {
    String script = RegionsTest.REFERENCE.resolve("regions.py").toString();
    Process python =
        new ProcessBuilder("/usr/bin/python3", script, "11")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String json = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as("exit code of /usr/bin/python3").isZero();
    RegionReference.check(json);
  }
}
