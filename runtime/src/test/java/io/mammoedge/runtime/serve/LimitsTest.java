package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every limit, exceeded. */
class LimitsTest {
  private static final String SCORE = "/v1/score";
  private static final String DICOM = "application/dicom";
  private static final int BODY = 40_000;

  @TempDir private static Path folder;
  private static SmallNode node;
  private static Path release;

  @BeforeAll
  static void start() {
    release = SmallRelease.write(folder.resolve("store"));
    node = SmallNode.of(release, tight(Duration.ofSeconds(60)));
  }

  /** With little of everything but patience. */
  private static Limits tight(Duration patience) {
    return new Limits(BODY, 2, 1, 0, 8, Duration.ofSeconds(3), patience);
  }

  /** One request at once: that of the test before may still be leaving. */
  @BeforeEach
  void waitUntilNobodyIsUnderWay() {
    untilUnderWay("0.0");
  }

  private static void untilUnderWay(String count) {
    for (int i = 0; i < 1000; i++) {
      if (node.get("/metrics").body().contains("mammoedge_requests_under_way " + count)) {
        return;
      }
    }
    throw new AssertionError("never were " + count + " requests under way");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotRead() throws IOException {
    assertThat(said(new String(head(9_000_000_000L), StandardCharsets.US_ASCII)))
        .startsWith("HTTP/1.1 413")
        .contains("\"TOO_LARGE\"");
    assertThat(node.files()).isZero();
  }

  @Test
  void aBodyThatDoesNotSayItsSizeIsCutOff() {
    InputStream body = new ByteArrayInputStream(new byte[2 * BODY]);
    HttpResponse<String> answer = node.post(SCORE, DICOM, BodyPublishers.ofInputStream(() -> body));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(node.files()).isZero();
  }

  @Test
  void moreFilesThanThereMayBe() {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    HttpResponse<String> answer =
        node.post(SCORE, MultipartBody.FORM, MultipartBody.of(file, file, file));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("more than 2 parts");
    assertThat(node.files()).isZero();
  }

  @Test
  void aPartsHeadersThatAreTooLarge() {
    String body = "--" + MultipartBody.BOUNDARY + "\r\nX-Long: " + "x".repeat(20_000);
    HttpResponse<String> answer =
        node.post(SCORE, MultipartBody.FORM, body.getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not well formed");
  }

  @Test
  void whatAClientBreaksIsNoErrorOfTheNode() throws IOException {
    String head = "POST /v1/score%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n";
    String chunked = "Content-Type: application/dicom\r\nTransfer-Encoding: chunked";
    assertThat(said(head.formatted("", chunked) + "xyz\r\n")).startsWith("HTTP/1.1 400");
    assertThat(said(head.formatted("?image=%zz", "Content-Length: 0"))).startsWith("HTTP/1.1 400");
    assertThat(said("CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(node.log()).doesNotContain("\"event\":\"error\"");
  }

  @Test
  void headersThatAreTooLarge() {
    HttpResponse<String> answer =
        node.send(node.to("/v2").header("X-Long", "x".repeat(20_000)).GET().build());
    assertThat(answer.statusCode()).isEqualTo(431);
  }

  @Test
  void aBodyThatDripsEndsInTime() throws IOException {
    try (SmallNode hasty = SmallNode.of(release, tight(Duration.ofSeconds(1)));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), hasty.port())) {
      socket.getOutputStream().write(head(10_000));
      String answer = dripUntilAnswered(socket);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
      assertThat(hasty.files()).isZero();
    }
  }

  @Test
  void aSilentConnectionIsClosed() throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("POST /v1/score HT".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("200 OK");
    }
  }

  @Test
  void oneMoreRequestIsToldToComeAgainAtOnce() throws IOException {
    byte[] file = Files.readAllBytes(SmallDicom.write(folder.resolve("b.dcm"), 0));
    try (Socket slow = connect()) {
      slow.getOutputStream().write(head(file.length));
      slow.getOutputStream().flush();
      untilUnderWay("1.0");
      HttpResponse<String> answer = node.post(SCORE, DICOM, file);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"OVERLOADED\"");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      // What reads nothing and computes nothing goes on.
      assertThat(node.get("/v2/health/ready").statusCode()).isEqualTo(200);
      assertThat(node.get("/metrics").body()).contains("mammoedge_requests_under_way 1.0");
      slow.getOutputStream().write(file);
      assertThat(first(slow)).startsWith("HTTP/1.1 200");
    }
    untilUnderWay("0.0");
    assertThat(node.post(SCORE, DICOM, file).statusCode()).isEqualTo(200);
  }

  @Test
  void connectionsAreLimited() throws IOException {
    Socket[] sockets = new Socket[12];
    try {
      for (int i = 0; i < sockets.length; i++) {
        sockets[i] = connect();
      }
      Socket last = sockets[sockets.length - 1];
      last.setSoTimeout(1000);
      last.getOutputStream()
          .write("GET /v2 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(answersNothing(last)).isTrue();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void aProcessorScoresOneImageAtATimeAndAGpuAFew() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(Limits.USUAL.images(false)).isEqualTo(1);
    assertThat(Limits.USUAL.images(true)).isEqualTo(Math.min(4, cores));
    Limits told = new Limits(BODY, 2, 1, 7, 8, Duration.ofSeconds(3), Duration.ofSeconds(3));
    assertThat(told.images(false)).isEqualTo(7);
    assertThat(told.images(true)).isEqualTo(7);
  }

  private static boolean answersNothing(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static byte[] head(long length) {
    return ("POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/dicom\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), node.port());
  }

  /** The request before it may still be leaving. */
  private static String said(String request) throws IOException {
    String answer = saidAtOnce(request);
    for (int i = 0; i < 100 && answer.startsWith("HTTP/1.1 503"); i++) {
      answer = saidAtOnce(request);
    }
    return answer;
  }

  private static String saidAtOnce(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return first(socket);
    }
  }

  private static String first(Socket socket) throws IOException {
    byte[] buffer = new byte[8192];
    StringBuilder text = new StringBuilder();
    socket.setSoTimeout(20_000);
    while (!text.toString().endsWith("}\n")) {
      int n = socket.getInputStream().read(buffer);
      if (n < 0) {
        break;
      }
      text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static String dripUntilAnswered(Socket socket) throws IOException {
    while (socket.getInputStream().available() == 0) {
      socket.getOutputStream().write(0);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return first(socket);
  }
}
