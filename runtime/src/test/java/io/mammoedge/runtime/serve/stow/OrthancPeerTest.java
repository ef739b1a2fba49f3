package io.mammoedge.runtime.serve.stow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Orthanc;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc sends by DICOMweb (Debian's orthanc, orthanc-dicomweb). */
@Tag("peer")
class OrthancPeerTest {
  private static final String TOKEN = "a token of more than sixteen";
  private static final String SERVER =
      "{\"node\": {\"Url\": \"http://127.0.0.1:%d/dicom-web/\","
          + " \"HttpHeaders\": {\"Authorization\": \"Bearer %s\"}}}";

  private static final String STUDY = "1.2.3.4";

  @TempDir private Path folder;
  private SmallNode node;
  private Orthanc orthanc;

  @BeforeEach
  void start() {
    node = SmallNode.withToken(SmallRelease.write(folder.resolve("store")), TOKEN);
    orthanc = new Orthanc(folder.resolve("orthanc"));
    orthanc.start(1, SERVER.formatted(node.port(), TOKEN));
  }

  @AfterEach
  void stop() {
    orthanc.close();
    node.close();
  }

  @Test
  void whatAPacsSendsIsScored() {
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", STUDY);
    HttpResponse<String> answer = stow(orthanc.upload(image));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject sent = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(sent.get("InstancesCount").getAsInt()).isEqualTo(1);
    assertThat(metric("mammoedge_images_scored_total{")).isEqualTo(1);
  }

  @Test
  void aPacsIsToldWhatWasNotScored() {
    Path tiny =
        SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9), STUDY);
    assertThat(stow(orthanc.upload(tiny)).statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(metric("mammoedge_refusals_total{code=\"WRONG_SIZE\",of=\"image\"}")).isEqualTo(1);
    assertThat(metric("mammoedge_images_scored_total{")).isZero();
  }

  private HttpResponse<String> stow(String instance) {
    return orthanc.post("/dicom-web/servers/node/stow", resources(instance));
  }

  private static BodyPublisher resources(String instance) {
    return BodyPublishers.ofString(
        "{\"Resources\": [\"" + instance + "\"], \"Synchronous\": true}");
  }

  private double metric(String start) {
    HttpRequest request = node.to("/metrics").header("Authorization", "Bearer " + TOKEN).build();
    return node.send(request)
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
