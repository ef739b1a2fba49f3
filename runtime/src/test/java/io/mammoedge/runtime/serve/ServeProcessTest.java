package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.testing.QuietJava;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} in a process of its own, as an init system starts and stops it. */
class ServeProcessTest {
  @TempDir private Path folder;
  private Process process;
  private int port;

  @BeforeEach
  void start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RuntimeMain.class.getName(),
            "serve",
            SmallRelease.write(folder.resolve("store")).toString(),
            "--port",
            "0");
    process = QuietJava.command(command).redirectError(folder.resolve("err.txt").toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    port = URI.create(out.readLine()).getPort();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void onSigtermARequestThatIsUnderWayIsAnswered() throws Exception {
    byte[] image = Files.readAllBytes(SmallDicom.write(folder.resolve("a.dcm"), 0));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/dicom\r\n"
              + ("Content-Length: " + image.length + "\r\n\r\n");
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(image, 0, 100);
      out.flush();
      untilItsLogHas("under way", socket);
      process.destroy();
      untilItsLogHas("stopping", socket);
      // Longer than a second, which is what Jetty would give it.
      Thread.sleep(2500);
      out.write(image, 100, image.length - 100);
      out.flush();
      byte[] answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(folder.resolve("err.txt"));
    assertThat(log.lines()).allMatch(line -> line.startsWith("{\"time\":\""));
    assertThat(log).contains("\"event\":\"ready\"", "\"event\":\"stopped\"");
  }

  /** Nobody is told that a request has begun; the metrics know. */
  private void untilItsLogHas(String what, Socket socket) throws Exception {
    for (int i = 0; i < 600; i++) {
      boolean seen =
          what.equals("under way")
              ? metrics().contains("mammoedge_requests_under_way 1.0")
              : Files.readString(folder.resolve("err.txt")).contains(what);
      if (seen) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never " + what + " on " + socket);
  }

  private String metrics() throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
    return new String(uri.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
