package io.mammoedge.runtime.serve.deliver;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.dimse.StoreClient;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * A PACS that takes objects by C-STORE.
 *
 * @param pacs which
 */
public record DicomDestination(Peer pacs) implements Destination {
  /** Checks for null. */
  public DicomDestination {
    Objects.requireNonNull(pacs, "pacs is null");
  }

  /**
   * In an association of its own. A PACS that takes no association, or no objects of this class,
   * can be set right without touching the object: that is for later.
   */
  @Override
  public void send(Path file) throws IOException {
    Instance object = MammogramReader.instance(file);
    Offer offer = new Offer(object.sopClassUid(), DicomUid.EXPLICIT_LITTLE_ENDIAN);
    try (StoreClient client = StoreClient.connect(pacs, Set.of(offer))) {
      int status = client.store(file);
      if (StoreStatus.isPassing(status)) {
        throw new NotNow("status %04XH".formatted(status));
      }
      if (!StoreStatus.isStored(status)) {
        throw new Unwanted("status %04XH".formatted(status));
      }
    }
  }
}
