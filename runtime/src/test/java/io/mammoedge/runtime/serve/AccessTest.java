package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed by default. */
class AccessTest {
  private static final String TOKEN = "a-token-of-some-length";

  @TempDir private static Path folder;
  private static Path release;

  @BeforeAll
  static void publish() {
    release = SmallRelease.write(folder.resolve("store"));
  }

  @Test
  void withATokenOnlyHealthIsOpen() {
    try (SmallNode node = SmallNode.withToken(release, TOKEN)) {
      assertThat(node.get("/v2/health/live").statusCode()).isEqualTo(200);
      assertThat(node.get("/v2/health/ready").statusCode()).isEqualTo(200);
      for (String path :
          new String[] {"/v2", "/v2/models/small", "/v2/models/small/ready", "/metrics"}) {
        assertThat(node.get(path).statusCode()).isEqualTo(401);
        assertThat(get(node, path, "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        assertThat(get(node, path, "Bearer " + TOKEN + "x").statusCode()).isEqualTo(401);
        assertThat(get(node, path, "Basic " + TOKEN).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> score = node.post("/v1/score", "application/dicom", new byte[10]);
      assertThat(score.statusCode()).isEqualTo(401);
      assertThat(score.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(node.log()).doesNotContain(TOKEN);
    }
  }

  private static HttpResponse<String> get(SmallNode node, String path, String authorization) {
    HttpRequest request = node.to(path).header("Authorization", authorization).GET().build();
    return node.send(request);
  }

  /** A page of another site, in a browser on this machine, reaches the loopback address. */
  @Test
  void pagesOfOtherSitesGetNothing() throws IOException {
    try (SmallNode node = SmallNode.of(release)) {
      assertThat(status(node, "Host: evil.example")).isEqualTo(403);
      assertThat(status(node, "Host: evil.example:" + node.port())).isEqualTo(403);
      assertThat(status(node, "Host: localhost\r\nOrigin: http://evil.example")).isEqualTo(403);
      assertThat(status(node, "Host: localhost\r\nOrigin: null")).isEqualTo(403);
      assertThat(status(node, "Host: localhost:1\r\nOrigin: http://localhost:1")).isEqualTo(200);
      assertThat(status(node, "Host: 127.0.0.1")).isEqualTo(200);
    }
  }

  private static int status(SmallNode node, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /v2 HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void anAddressThatOthersReachNeedsATokenOrCertificates(String address) {
    Cli open = Cli.run("serve", release, "--bind", address, "--port", 0);
    assertThat(open.exitCode()).isEqualTo(2);
    assertThat(open.err()).contains("--token FILE", "--client-ca");
  }

  @Test
  void aTokenThatCanBeGuessedIsRefused() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret\n");
    Cli serve = Cli.run("serve", release, "--token", token);
    assertThat(serve.exitCode()).isEqualTo(2);
    assertThat(serve.err()).contains("fewer than 16 characters").doesNotContain("secret\n");
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    try (SmallNode node = SmallNode.of(release)) {
      Cli second = Cli.run("serve", release, "--port", node.port());
      assertThat(second.exitCode()).isEqualTo(74);
      assertThat(second.err()).contains("cannot listen on", "choose another --bind or --port");
    }
  }

  @Test
  void aReleaseThatIsNotWhatItWasIsNotServed() throws IOException {
    Path broken = SmallRelease.write(folder.resolve("broken"));
    Files.writeString(broken.resolve("MODEL_CARD.md"), "other");
    assertThat(Cli.run("serve", broken, "--port", 0).exitCode()).isEqualTo(4);
  }
}
