package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallDicom;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is called may be silent, slow or no PACS at all: that ends, in time and in words. */
@Timeout(60)
class HostilePeerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Offer FILM =
      new Offer(DicomUid.SECONDARY_CAPTURE, DicomUid.EXPLICIT_LITTLE_ENDIAN);

  @TempDir private Path folder;

  /** What a called side does with the connection. */
  private interface Conduct {
    void with(Socket socket) throws IOException, InterruptedException;
  }

  @Test
  void silenceEnds() throws IOException {
    assertEnds(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  @Test
  void anAnswerThatDripsEnds() throws IOException {
    assertEnds(
        socket -> {
          byte[] accepted = accepted(0);
          for (int i = 0; i < accepted.length; i++) {
            socket.getOutputStream().write(accepted[i]);
            Thread.sleep(100);
          }
        });
  }

  /** More than the buffers of two sockets hold. */
  @Test
  void aPeerThatDoesNotReadEnds() throws Exception {
    Path large = SmallDicom.write(folder.resolve("l.dcm"), 3000, 4000, new short[12_000_000]);
    try (ServerSocket server = listens(HostilePeerTest::acceptsAndSleeps)) {
      StoreClient client = StoreClient.connect(peer(server), Set.of(FILM));
      assertThatThrownBy(() -> client.store(large)).isInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(client::echo).hasMessage("the association has ended");
      client.close();
    }
  }

  /** Fragments without content, without end. */
  @Test
  void anAnswerWithoutEndEnds() throws Exception {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Conduct endless =
        socket -> {
          socket.getOutputStream().write(accepted(0));
          while (true) {
            socket.getOutputStream().write(SmallCaller.data(1, 1, new byte[0]));
          }
        };
    try (ServerSocket server = listens(endless)) {
      StoreClient client = StoreClient.connect(peer(server), Set.of(FILM));
      assertThatThrownBy(() -> client.store(file)).isInstanceOf(IOException.class);
      client.close();
    }
  }

  @Test
  void nonsenseIsSaid() throws Exception {
    List<byte[]> nonsense =
        List.of(
            "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8),
            SmallCaller.unit(2, new byte[3]),
            SmallCaller.unit(3, new byte[1]),
            SmallCaller.unit(6, new byte[4]),
            accepted(7));
    for (byte[] bytes : nonsense) {
      try (ServerSocket server =
          listens(
              socket -> {
                socket.getOutputStream().write(bytes);
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
              })) {
        assertThatThrownBy(() -> StoreClient.connect(peer(server, LONG), Set.of(FILM)))
            .isInstanceOf(Abort.class);
      }
    }
  }

  private static void acceptsAndSleeps(Socket socket) throws IOException, InterruptedException {
    socket.getOutputStream().write(accepted(0));
    Thread.sleep(60_000);
  }

  private static byte[] accepted(int maximum) {
    return RequestorFuzzTest.accepted(FILM, maximum);
  }

  private static void assertEnds(Conduct conduct) throws IOException {
    try (ServerSocket server = listens(conduct)) {
      assertThatThrownBy(() -> StoreClient.connect(peer(server), Set.of(FILM)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static ServerSocket listens(Conduct conduct) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                conduct.with(socket);
              } catch (IOException | InterruptedException e) {
                // It was left.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static Peer peer(ServerSocket server) {
    return peer(server, Duration.ofSeconds(2));
  }

  private static Peer peer(ServerSocket server, Duration patience) {
    return new Peer("127.0.0.1", server.getLocalPort(), "A", "B", Optional.empty(), patience);
  }
}
