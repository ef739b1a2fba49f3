package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.PemIdentity;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.serve.dimse.StoreClient.PeerTls;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallIdentity;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Associations in TLS: who is served, and by whom. */
class DimseTlsTest {
  private static final Offer FILM =
      new Offer(DicomUid.SECONDARY_CAPTURE, DicomUid.EXPLICIT_LITTLE_ENDIAN);

  @TempDir private static Path folder;
  private static SmallIdentity own;
  private static SmallIdentity pacs;
  private static SmallIdentity stranger;
  private static Path release;

  private SmallNode node;

  @BeforeAll
  static void start() {
    own = SmallIdentity.make(folder, "own", "dns:localhost");
    pacs = SmallIdentity.make(folder, "pacs", "dns:pacs.invalid");
    stranger = SmallIdentity.make(folder, "stranger", "dns:localhost");
    release = SmallRelease.write(folder.resolve("store"));
  }

  /** One for each test: how the associations of another one ended may be logged late. */
  @BeforeEach
  void startNode() {
    startNode(Duration.ofSeconds(30));
  }

  private void startNode(Duration silence) {
    Limits limits = new Limits(1 << 20, 2, 2, 0, 8, silence, Duration.ofSeconds(60));
    node = SmallNode.withDicom(release, limits, own.trusting(pacs));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void whoShowsACertificateOfTheAuthorityIsServed() throws IOException {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Peer peer = peer("localhost", pacs, own, Optional.empty());
    try (StoreClient client = StoreClient.connect(peer, Set.of(FILM))) {
      assertThat(client.echo()).isZero();
      assertThat(client.store(file)).isZero();
    }
  }

  @Test
  void aStrangerIsNotServedAndTheLogSaysSoOnce() {
    Peer peer = peer("localhost", stranger, own, Optional.empty());
    assertThatThrownBy(() -> StoreClient.connect(peer, Set.of(FILM)))
        .isInstanceOf(IOException.class);
    assertThat(refusals(1)).isEqualTo(1);
    assertThat(node.log()).doesNotContain("stranger");
  }

  @Test
  void whoSpeaksPlainlyOrNotAtAllIsNotServed() throws IOException {
    startAgainWithLittlePatience();
    try (SmallCaller plain = new SmallCaller(node.dicomPort())) {
      plain.raw(SmallCaller.request(SmallNode.TITLE, "PACS", FILM.sopClass()));
      // An alert of TLS, in the clear.
      assertThat(plain.next().type()).isEqualTo(0x15);
    } catch (IOException e) {
      // Or no more than the end.
    }
    assertThat(refusals(1)).isEqualTo(1);
    try (SmallCaller silent = new SmallCaller(node.dicomPort())) {
      assertThat(silent.next().type()).isEqualTo(-1);
    }
    assertThat(refusals(2)).isEqualTo(2);
  }

  /** A handshake that comes byte by byte, each of them in time. */
  @Test
  void aHandshakeThatDripsEnds() throws Exception {
    startAgainWithLittlePatience();
    try (SmallCaller drip = new SmallCaller(node.dicomPort())) {
      drip.raw(new byte[] {0x16, 3, 1, 0x20, 0});
      for (int i = 0; i < 100 && refusals(0) == 0; i++) {
        drip.raw(new byte[] {1});
        Thread.sleep(100);
      }
    } catch (IOException e) {
      // It was cut off.
    }
    assertThat(refusals(1)).isEqualTo(1);
  }

  @Test
  void aPeerOfAnotherNameOrAuthorityIsNotTalkedTo() {
    Peer name = peer("127.0.0.1", pacs, own, Optional.empty());
    assertThatThrownBy(() -> StoreClient.connect(name, Set.of(FILM)))
        .isInstanceOf(SSLException.class);
    Peer authority = peer("localhost", pacs, stranger, Optional.empty());
    assertThatThrownBy(() -> StoreClient.connect(authority, Set.of(FILM)))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void theNameDoesNotMatterWhereTheCertificateItselfIsNamed() throws IOException {
    KeyStore exactly = PemIdentity.authorities(own.certificate());
    Peer pinned = peer("127.0.0.1", pacs, stranger, Optional.of(exactly));
    try (StoreClient client = StoreClient.connect(pinned, Set.of(FILM))) {
      assertThat(client.echo()).isZero();
    }
    KeyStore other = PemIdentity.authorities(stranger.certificate());
    Peer wrong = peer("localhost", pacs, own, Optional.of(other));
    assertThatThrownBy(() -> StoreClient.connect(wrong, Set.of(FILM)))
        .isInstanceOf(SSLException.class);
  }

  private Peer peer(
      String host, SmallIdentity mine, SmallIdentity theirs, Optional<KeyStore> only) {
    return new Peer(
        host,
        node.dicomPort(),
        SmallNode.TITLE,
        "PACS",
        Optional.of(new PeerTls(mine.trusting(theirs), only)),
        Duration.ofSeconds(20));
  }

  private void startAgainWithLittlePatience() {
    node.close();
    startNode(Duration.ofSeconds(2));
  }

  private int refusals(int times) {
    return node.logged("\"end\":\"no TLS", times);
  }
}
