package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another release becomes current, beside the requests. */
class TakeoverTest {
  @TempDir private Path store;
  private Path line;
  private byte[] image;

  @BeforeEach
  void publish() throws IOException {
    line = store.resolve("small");
    write("1.1.0");
    write("1.0.0");
    image = Files.readAllBytes(SmallDicom.write(store.resolve("a.dcm"), 0));
  }

  private Path write(String version) {
    Manifest core = SmallRelease.edited(json -> json.replace("\"1.0.0\"", "\"" + version + "\""));
    return SmallRelease.write(store, core);
  }

  @Test
  void aNewReleaseTakesOverWithoutADroppedRequest() {
    try (SmallNode node = SmallNode.of(line)) {
      Set<String> versions = new HashSet<>();
      versions.add(scoredBy(node));
      assertThat(Cli.run("promote", line.resolve("1.1.0")).exitCode()).isZero();
      until(
          () -> {
            versions.add(scoredBy(node));
            return versions.size() == 2;
          });
      assertThat(versions).containsExactlyInAnyOrder("1.0.0", "1.1.0");
      assertThat(node.get("/v2/models/small/versions/1.1.0").statusCode()).isEqualTo(200);
      assertThat(node.get("/v2/models/small/versions/1.0.0").statusCode()).isEqualTo(404);
      // Counted when the former release is closed, and so a little later.
      until(
          () ->
              node.get("/metrics")
                  .body()
                  .contains("mammoedge_takeovers_total{outcome=\"taken\"} 1.0"));
      assertThat(node.get("/metrics").body()).contains("version=\"1.1.0\"");
    }
  }

  @Test
  void aReleaseThatFailsItsGoldenCheckIsGivenUp() throws IOException {
    Path bad = line.resolve("1.1.0");
    Path expected = bad.resolve("golden/expected.json");
    String json = Files.readString(expected);
    Files.writeString(
        expected, json.replaceAll("\"probability\": *[0-9.E-]+", "\"probability\":0.123"));
    SmallRelease.seal(bad, SmallRelease.edited(text -> text.replace("\"1.0.0\"", "\"1.1.0\"")));
    try (SmallNode node = SmallNode.of(line)) {
      Files.writeString(line.resolve("current"), "1.1.0\n");
      until(() -> node.log().contains("takeover given up"));
      assertThat(node.log()).contains("fails its golden check");
      assertThat(scoredBy(node)).isEqualTo("1.0.0");
      assertThat(node.get("/v2/health/ready").statusCode()).isEqualTo(200);
      assertThat(node.get("/metrics").body())
          .contains("mammoedge_degraded{why=\"takeover\"} 1.0")
          .contains("mammoedge_takeovers_total{outcome=\"given_up\"} 1.0");
    }
  }

  @Test
  void theShadowIsOnlyCompared() {
    SmallNode.Extras shadowed =
        new SmallNode.Extras(Optional.of(line.resolve("1.1.0")), Optional.empty());
    try (SmallNode node = SmallNode.with(line.resolve("1.0.0"), shadowed)) {
      assertThat(scoredBy(node)).isEqualTo("1.0.0");
      until(() -> node.log().contains("\"difference\":0.0,\"flip\":false"));
      assertThat(node.get("/metrics").body())
          .contains("mammoedge_shadow_images_total{outcome=\"same_decision\"} 1.0");
    }
  }

  @Test
  void aShadowThatDoesNotOpenCostsTheComparisonAlone() throws IOException {
    Files.writeString(line.resolve("1.1.0/MODEL_CARD.md"), "other");
    SmallNode.Extras shadowed =
        new SmallNode.Extras(Optional.of(line.resolve("1.1.0")), Optional.empty());
    try (SmallNode node = SmallNode.with(line.resolve("1.0.0"), shadowed)) {
      assertThat(scoredBy(node)).isEqualTo("1.0.0");
      assertThat(node.get("/metrics").body()).contains("mammoedge_degraded{why=\"shadow\"} 1.0");
    }
  }

  private String scoredBy(SmallNode node) {
    HttpResponse<String> answer = node.post("/v1/score", "application/dicom", image);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("version").getAsString();
  }

  private static void until(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
    }
  }
}
