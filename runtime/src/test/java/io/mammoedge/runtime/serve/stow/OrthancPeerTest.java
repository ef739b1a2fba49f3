package io.mammoedge.runtime.serve.stow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc sends by DICOMweb (Debian's orthanc, orthanc-dicomweb). */
@Tag("peer")
class OrthancPeerTest {
  private static final String PLUGIN = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
  private static final String TOKEN = "a token of more than sixteen";

  private static final String STUDY = "1.2.3.4";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private SmallNode node;
  private Process orthanc;
  private String address;

  @BeforeEach
  void start() throws Exception {
    node = SmallNode.withToken(SmallRelease.write(folder.resolve("store")), TOKEN);
    int port = freePort();
    address = "http://127.0.0.1:" + port;
    Path config = Files.writeString(folder.resolve("orthanc.json"), config(port));
    orthanc =
        new ProcessBuilder("Orthanc", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("orthanc.log").toFile())
            .start();
    untilItAnswers();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (orthanc != null) {
      orthanc.destroy();
      if (!orthanc.waitFor(60, TimeUnit.SECONDS)) {
        orthanc.destroyForcibly();
      }
    }
    node.close();
  }

  @Test
  void whatAPacsSendsIsScored() throws Exception {
    JsonObject sent = stow(upload(SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", STUDY)));
    assertThat(sent.get("InstancesCount").getAsInt()).isEqualTo(1);
    assertThat(metric("mammoedge_images_scored_total{")).isEqualTo(1);
  }

  @Test
  void aPacsIsToldWhatWasNotScored() throws Exception {
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, new short[63], STUDY);
    assertThat(post("/dicom-web/servers/node/stow", resources(upload(tiny))).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(metric("mammoedge_refusals_total{")).isEqualTo(1);
    assertThat(metric("mammoedge_images_scored_total{")).isZero();
  }

  private String upload(Path file) throws Exception {
    HttpResponse<String> answer = post("/instances", BodyPublishers.ofFile(file));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("ID").getAsString();
  }

  private JsonObject stow(String instance) throws Exception {
    HttpResponse<String> answer = post("/dicom-web/servers/node/stow", resources(instance));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static BodyPublisher resources(String instance) {
    return BodyPublishers.ofString(
        "{\"Resources\": [\"" + instance + "\"], \"Synchronous\": true}");
  }

  private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
    URI uri = URI.create(address + path);
    return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
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

  private String config(int port) {
    return """
        {
          "StorageDirectory": "%1$s", "IndexDirectory": "%1$s",
          "HttpPort": %2$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
          "DicomServerEnabled": false,
          "Plugins": ["%3$s"],
          "DicomWeb": {
            "Enable": true,
            "Servers": {
              "node": {
                "Url": "http://127.0.0.1:%4$d/dicom-web/",
                "HttpHeaders": {"Authorization": "Bearer %5$s"}
              }
            }
          }
        }
        """
        .formatted(folder.resolve("orthanc"), port, PLUGIN, node.port(), TOKEN);
  }

  private void untilItAnswers() throws Exception {
    for (int i = 0; i < 600 && orthanc.isAlive(); i++) {
      try {
        client.send(
            HttpRequest.newBuilder(URI.create(address + "/system")).build(),
            BodyHandlers.ofString());
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("orthanc.log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
