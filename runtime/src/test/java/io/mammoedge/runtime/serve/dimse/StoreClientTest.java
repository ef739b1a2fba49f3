package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends to a node of ours. */
class StoreClientTest {
  private static final Offer FILM =
      new Offer(DicomUid.SECONDARY_CAPTURE, DicomUid.EXPLICIT_LITTLE_ENDIAN);

  @TempDir private static Path folder;
  private static TightNode node;

  @BeforeAll
  static void start() {
    node = TightNode.start(folder.resolve("store"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void anObjectArrivesAndItsStatusIsTold() throws IOException {
    Path good = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9));
    double before = node.scored();
    try (StoreClient client = StoreClient.connect(peer("PACS", SmallNode.TITLE), Set.of(FILM))) {
      assertThat(client.store(good)).isZero();
      assertThat(client.echo()).isZero();
      assertThat(client.store(tiny)).isEqualTo(StoreStatus.DOES_NOT_MATCH);
      assertThat(client.store(good)).isZero();
    }
    assertThat(node.scored() - before).isEqualTo(2);
    assertThat(node.logged("\"end\":\"released\",\"stored\":2,\"failed\":1", 1)).isEqualTo(1);
  }

  @Test
  void aWrongTitleIsRefusedForGood() {
    for (Peer peer : Set.of(peer("PACS", "OTHER"), peer("STRANGER", SmallNode.TITLE))) {
      assertThatThrownBy(() -> StoreClient.connect(peer, Set.of(FILM)))
          .isInstanceOfSatisfying(
              AssociationRefused.class, refused -> assertThat(refused.isPermanent()).isTrue())
          .hasMessageContaining("AE title");
    }
  }

  @Test
  void tooManyAssociationsAreRefusedForNow() throws IOException {
    Peer peer = peer("PACS", SmallNode.TITLE);
    try (StoreClient first = StoreClient.connect(peer, Set.of(FILM));
        StoreClient second = StoreClient.connect(peer, Set.of(FILM))) {
      assertThatThrownBy(() -> StoreClient.connect(peer, Set.of(FILM)))
          .isInstanceOfSatisfying(
              AssociationRefused.class, refused -> assertThat(refused.isPermanent()).isFalse())
          .hasMessageContaining("too many associations");
      assertThat(first.echo()).isEqualTo(second.echo()).isZero();
    }
  }

  @Test
  void whatWasNotAgreedOnIsSaidAndTheAssociationGoesOn() throws IOException {
    Path file = SmallDicom.write(folder.resolve("b.dcm"), 0);
    Offer unknown = new Offer(FILM.sopClass(), "1.2.840.10008.1.2.4.201");
    Path other = folder.resolve("other.dcm");
    byte[] bytes = Files.readAllBytes(file);
    // Its meta information says HTJ2K.
    Files.write(
        other,
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replaceFirst(
                "UI\\x14\\x001\\.2\\.840\\.10008\\.1\\.2\\.1\\x00",
                "UI\u0014\u00001.2.840.10008.1.2.9\u0000")
            .getBytes(StandardCharsets.ISO_8859_1));
    try (StoreClient client =
        StoreClient.connect(peer("PACS", SmallNode.TITLE), Set.of(FILM, unknown, nine()))) {
      assertThatThrownBy(() -> client.store(other))
          .isInstanceOf(PresentationRefused.class)
          .hasMessageContaining("the peer does not know the transfer syntax");
      assertThat(client.store(file)).isZero();
    }
    try (StoreClient client = StoreClient.connect(peer("PACS", SmallNode.TITLE), Set.of(unknown))) {
      assertThatThrownBy(() -> client.store(file))
          .isInstanceOf(PresentationRefused.class)
          .hasMessageContaining("not proposed");
      assertThat(client.echo()).isZero();
    }
  }

  private static Offer nine() {
    return new Offer(FILM.sopClass(), "1.2.840.10008.1.2.9");
  }

  @Test
  void whatIsNoFileOfDicomIsRefusedHere() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no DICOM");
    try (StoreClient client = StoreClient.connect(peer("PACS", SmallNode.TITLE), Set.of(FILM))) {
      assertThatThrownBy(() -> client.store(text)).isInstanceOf(RefusedImageException.class);
      assertThat(client.echo()).isZero();
    }
  }

  @Test
  void afterTheEndNothingIsSent() throws IOException {
    StoreClient client = StoreClient.connect(peer("PACS", SmallNode.TITLE), Set.of(FILM));
    client.close();
    client.close();
    assertThatThrownBy(client::echo).hasMessage("the association has ended");
  }

  @Test
  void whereNobodyListensNothingIsAgreedOn() throws IOException {
    // Bound, and not listening: nobody else can listen there either.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = silent.getLocalPort();
      Peer nobody = new Peer("127.0.0.1", port, "A", "B", Optional.empty(), Duration.ofSeconds(10));
      assertThatThrownBy(() -> StoreClient.connect(nobody, Set.of(FILM)))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void moreOffersThanHaveIdsAreAnErrorOfTheProgram() throws IOException {
    Set<Offer> offers = new LinkedHashSet<>();
    for (int i = 0; i < 127; i++) {
      offers.add(new Offer("1.2." + i, DicomUid.EXPLICIT_LITTLE_ENDIAN));
    }
    StoreClient.connect(peer("PACS", SmallNode.TITLE), offers).close();
    offers.add(FILM);
    assertThatThrownBy(() -> StoreClient.connect(peer("PACS", SmallNode.TITLE), offers))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Peer peer(String calling, String called) {
    return new Peer(
        "127.0.0.1", node.dicomPort(), called, calling, Optional.empty(), Duration.ofSeconds(20));
  }
}
