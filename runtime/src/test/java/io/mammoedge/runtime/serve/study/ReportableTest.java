package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report has codes for "benign" and "malignant", and for no other decision. */
class ReportableTest {
  private static final Manifest OTHER =
      SmallRelease.edited(json -> json.replace("\"benign\"", "\"normal\""));

  @TempDir private Path folder;

  @Test
  void aReleaseOfOtherClassesIsNotServedWithASpool() {
    Path release = SmallRelease.write(folder.resolve("store"), OTHER);
    assertThatThrownBy(() -> withSpool(release).close())
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "small 1.0.0: its classes are normal, malignant, and reports can only say benign,"
                + " malignant; serve it without --spool");
    try (SmallNode node = SmallNode.of(release)) {
      assertThat(node.get("/v2/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutAnOperatingPointThereIsNoDecisionToSay() {
    Manifest undecided =
        SmallRelease.edited(
            json ->
                json.replace("\"benign\"", "\"normal\"")
                    .replaceFirst("(?s)\"operatingPoint\": *\\{.*?}", "\"operatingPoint\": null"));
    try (SmallNode node = withSpool(SmallRelease.write(folder.resolve("store"), undecided))) {
      assertThat(node.get("/v2/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private SmallNode withSpool(Path release) {
    return SmallNode.withSpool(
        release,
        folder.resolve("audit.jsonl"),
        new SpoolSettings(
            folder.resolve("spool"),
            SpoolLimits.USUAL,
            Duration.ofSeconds(1),
            false,
            Optional.empty()));
  }
}
