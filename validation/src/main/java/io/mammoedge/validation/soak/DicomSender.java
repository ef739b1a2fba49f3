package io.mammoedge.validation.soak;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.dimse.StoreClient;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** By C-STORE, as a PACS does. */
final class DicomSender implements Sender {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Peer node;
  private final Path file;

  /**
   * A sender.
   *
   * @param port of the node
   * @param file for the object that is being sent
   */
  DicomSender(int port, Path file) {
    this.node = new Peer("127.0.0.1", port, "MAMMOEDGE", "SOAK", Optional.empty(), PATIENCE);
    this.file = file;
  }

  @Override
  public boolean send(SentImage image) throws IOException {
    Files.write(file, image.file());
    Offer offer = new Offer(image.sopClass(), DicomUid.EXPLICIT_LITTLE_ENDIAN);
    try (StoreClient client = StoreClient.connect(node, Set.of(offer))) {
      return client.store(file) == 0;
    }
  }
}
