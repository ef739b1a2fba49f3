package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.file.FileMeta;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.serve.dimse.StoreClient.PeerTls;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DCMTK is called: its storescp receives (Debian's dcmtk). */
@Tag("peer")
class StorescpPeerTest {
  private static final Offer FILM =
      new Offer(DicomUid.SECONDARY_CAPTURE, DicomUid.EXPLICIT_LITTLE_ENDIAN);

  @TempDir private Path folder;
  private Path received;
  private Process storescp;
  private int port;

  @BeforeEach
  void make() throws IOException {
    received = Files.createDirectory(folder.resolve("received"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (storescp != null) {
      storescp.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4096", "16384", "131072"})
  void objectsArriveByteForByte(String pdu) throws Exception {
    start("-pdu", pdu);
    Path small = SmallDicom.write(folder.resolve("small.dcm"), 0);
    Path large = SmallDicom.write(folder.resolve("large.dcm"), 1000, 800, new short[800_000]);
    try (StoreClient client = StoreClient.connect(peer(Optional.empty()), Set.of(FILM))) {
      assertThat(client.echo()).isZero();
      assertThat(client.store(small)).isZero();
      assertThat(client.store(large)).isZero();
    }
    assertArrived(small);
    assertArrived(large);
  }

  /** As they are: compressed, big endian, deflated. */
  @Test
  void everyTransferSyntaxIsSentAsItIs() throws Exception {
    start("+xa");
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    List<Path> files = new ArrayList<>();
    for (List<String> way :
        List.of(
            List.of("dcmconv", "+ti"),
            List.of("dcmconv", "+tb"),
            List.of("dcmconv", "+td"),
            List.of("dcmcjpeg", "+e1"),
            List.of("dcmcjpls", "+el"))) {
      Path converted = folder.resolve(way.get(0) + way.get(1) + ".dcm");
      assertThat(run(way.get(0), way.get(1), file.toString(), converted.toString())).isZero();
      files.add(converted);
    }
    for (Path one : files) {
      FileMeta meta = FileMeta.read(one);
      Offer offer = new Offer(meta.sopClass(), meta.transferSyntax().uid());
      try (StoreClient client = StoreClient.connect(peer(Optional.empty()), Set.of(offer))) {
        assertThat(client.store(one)).as(one.toString()).isZero();
      }
      Files.delete(assertArrived(one));
    }
  }

  @Test
  void whoRefusesIsUnderstood() throws Exception {
    start("--refuse");
    assertThatThrownBy(() -> StoreClient.connect(peer(Optional.empty()), Set.of(FILM)))
        .isInstanceOf(AssociationRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--abort-after", "--abort-during"})
  void whoAbortsIsUnderstood(String when) throws Exception {
    start(when);
    Path large = SmallDicom.write(folder.resolve("large.dcm"), 1000, 800, new short[800_000]);
    try (StoreClient client = StoreClient.connect(peer(Optional.empty()), Set.of(FILM))) {
      assertThatThrownBy(() -> client.store(large)).isInstanceOf(IOException.class);
      assertThatThrownBy(client::echo).hasMessage("the association has ended");
    }
  }

  @Test
  void aClassThatItDoesNotKnowIsNotSent() throws Exception {
    start();
    Offer own = new Offer("1.2.3.4.5", DicomUid.EXPLICIT_LITTLE_ENDIAN);
    try (StoreClient client = StoreClient.connect(peer(Optional.empty()), Set.of(own, FILM))) {
      Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
      Path other = folder.resolve("other.dcm");
      Files.copy(file, other);
      assertThat(run("dcmodify", "-nb", "-m", "0008,0016=1.2.3.4.5", other.toString())).isZero();
      assertThatThrownBy(() -> client.store(other))
          .isInstanceOf(PresentationRefused.class)
          .hasMessageContaining("the peer does not know the SOP class");
      assertThat(client.store(file)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile-bcp195-nd", "--profile-bcp195", "--profile-bcp195-ex"})
  void inTlsObjectsArrive(String profile) throws Exception {
    SmallIdentity pacs = SmallIdentity.make(folder, "pacs", "dns:localhost");
    SmallIdentity own = SmallIdentity.make(folder, "own", "dns:localhost");
    SmallIdentity stranger = SmallIdentity.make(folder, "stranger", "dns:localhost");
    start(
        "+tls",
        pacs.key().toString(),
        pacs.certificate().toString(),
        "+cf",
        own.certificate().toString(),
        profile);
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Peer peer = peer(Optional.of(new PeerTls(own.trusting(pacs), Optional.empty())));
    try (StoreClient client = StoreClient.connect(peer, Set.of(FILM))) {
      assertThat(client.store(file)).isZero();
    }
    assertArrived(file);
    Peer unknown = peer(Optional.of(new PeerTls(stranger.trusting(pacs), Optional.empty())));
    assertThatThrownBy(() -> StoreClient.connect(unknown, Set.of(FILM)))
        .isInstanceOf(IOException.class);
    Peer other = peer(Optional.of(new PeerTls(own.trusting(stranger), Optional.empty())));
    assertThatThrownBy(() -> StoreClient.connect(other, Set.of(FILM)))
        .isInstanceOf(SSLException.class);
  }

  private Path assertArrived(Path file) throws IOException {
    FileMeta meta = FileMeta.read(file);
    try (Stream<Path> all = Files.list(received)) {
      Path arrived =
          all.filter(one -> one.getFileName().toString().endsWith(meta.sopInstance()))
              .findFirst()
              .orElseThrow();
      assertThat(FileMeta.read(arrived).transferSyntax()).isEqualTo(meta.transferSyntax());
      assertThat(dataSet(arrived)).isEqualTo(dataSet(file));
      return arrived;
    }
  }

  private static byte[] dataSet(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.copyOfRange(bytes, (int) FileMeta.read(file).dataSet(), bytes.length);
  }

  /** Bit-preserving, so that what it writes is what came. */
  private void start(String... options) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of("storescp", "-od", received.toString(), "+B"));
    command.addAll(List.of(options));
    command.add(String.valueOf(port));
    storescp =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("storescp.log").toFile())
            .start();
    for (int i = 0; i < 100 && !listens(); i++) {
      Thread.sleep(100);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private Peer peer(Optional<PeerTls> tls) {
    return new Peer("localhost", port, "STORESCP", "MAMMOEDGE", tls, Duration.ofSeconds(20));
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start()
        .waitFor();
  }
}
