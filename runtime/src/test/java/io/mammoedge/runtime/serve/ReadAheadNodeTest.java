package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.ReadingThreads;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests with several files, whose next one is read while the network runs. */
@Timeout(120)
class ReadAheadNodeTest {
  private static final String SCORE = "/v1/score";

  @TempDir private Path folder;
  private SmallNode node;
  private byte[] body;

  @BeforeEach
  void start() throws IOException {
    node =
        SmallNode.with(
            SmallRelease.write(folder.resolve("store")),
            new SmallNode.Extras(Optional.empty(), Optional.of(folder.resolve("audit.jsonl"))));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      files.add(SmallDicom.write(folder.resolve("image-" + i), i % 3));
    }
    files.add(5, Files.writeString(folder.resolve("text"), "no image"));
    body = MultipartBody.of(files.toArray(Path[]::new));
  }

  @AfterEach
  void nothingIsLeft() {
    node.close();
    assertThat(ReadingThreads.count()).isZero();
    assertThat(node.log()).doesNotContain("\"event\":\"error\"");
  }

  @Test
  void clientsAtTheSameTimeAreToldWhatOneAloneIs() throws IOException {
    String alone = node.post(SCORE, MultipartBody.FORM, body).body();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(
          CompletableFuture.supplyAsync(() -> node.post(SCORE, MultipartBody.FORM, body).body()));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(alone));
    assertThat(Files.readAllLines(folder.resolve("audit.jsonl"))).hasSize(7 * 13);
    untilNobodyIsUnderWay();
    assertThat(node.files()).isZero();
    assertThat(ReadingThreads.count()).isZero();
    assertThat(node.get("/metrics").body())
        .contains("mammoedge_queue_depth 0.0", "mammoedge_stage_seconds_count{stage=\"wait\"} 91");
  }

  @Test
  void clientsThatGoAwayLeaveNothingBehind() throws IOException {
    for (int i = 0; i < 8; i++) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(head());
        socket.getOutputStream().write(body);
      }
      assertThat(node.logged("\"route\":\"/v1/score\"", i + 1)).isEqualTo(i + 1);
      untilNobodyIsUnderWay();
    }
    assertThat(ReadingThreads.count()).isZero();
    assertThat(node.files()).isZero();
    assertThat(node.post(SCORE, MultipartBody.FORM, body).statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatIsUnderWayWhenTheNodeStopsIsAnsweredInFull() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head());
      socket.getOutputStream().write(body, 0, 100);
      socket.getOutputStream().flush();
      while (!node.get("/metrics").body().contains("mammoedge_requests_under_way 1.0")) {
        Thread.onSpinWait();
      }
      CompletableFuture<Void> closed = CompletableFuture.runAsync(node::close);
      socket.getOutputStream().write(body, 100, body.length - 100);
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"file\": 12");
      closed.join();
    }
  }

  private void untilNobodyIsUnderWay() {
    while (!node.get("/metrics").body().contains("mammoedge_requests_under_way 0.0")) {
      Thread.onSpinWait();
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), node.port());
  }

  private byte[] head() {
    return ("POST /v1/score HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + MultipartBody.FORM
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
