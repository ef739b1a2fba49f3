package io.mammoedge.runtime.serve.deliver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A DICOMweb service that is broken, or means no good. */
@Timeout(60)
class HostilePacsTest {
  @TempDir private Path folder;
  private ServerSocket listening;
  private Path object;

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    object = Files.write(folder.resolve("report.dcm.send"), new byte[100]);
  }

  @AfterEach
  void stop() throws IOException {
    listening.close();
  }

  /** What is said when a request has come. */
  private interface Words {
    void say(OutputStream out) throws IOException;
  }

  @Test
  void thatNeverEndsItsAnswerIsNotWaitedFor() {
    answers(out -> out.write(head("200 OK", "Content-Length: 1000")));
    assertThatThrownBy(() -> send(Duration.ofSeconds(2)))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void thatSaysNothingIsNotWaitedFor() {
    answers(out -> {});
    assertThatThrownBy(() -> send(Duration.ofSeconds(2)))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void thatTalksWithoutEndIsCutOff() {
    answers(
        out -> {
          out.write(head("200 OK", "Content-Length: 100000000000"));
          byte[] noise = new byte[1 << 16];
          while (true) {
            out.write(noise);
          }
        });
    assertThatCode(() -> send(Duration.ofSeconds(20))).doesNotThrowAnyException();
  }

  @Test
  void thatHasMovedIsForSomebodyToSetRight() {
    answers(
        out -> out.write(head("301 Moved", "Location: http://localhost:1/", "Content-Length: 0")));
    assertThatThrownBy(() -> send(Duration.ofSeconds(20)))
        .isInstanceOf(NotNow.class)
        .hasMessage("HTTP 301");
  }

  private void send(Duration patience) throws IOException {
    URI service = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/dicom-web");
    new WebDestination(service, Optional.empty(), Optional.empty(), patience).send(object);
  }

  private void answers(Words words) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = listening.accept()) {
                socket.getInputStream().read();
                words.say(socket.getOutputStream());
                socket.getOutputStream().flush();
                while (socket.getInputStream().read() >= 0) {
                  // Until the other side has had enough.
                }
              } catch (IOException e) {
                // It has.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static byte[] head(String status, String... lines) {
    return ("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
