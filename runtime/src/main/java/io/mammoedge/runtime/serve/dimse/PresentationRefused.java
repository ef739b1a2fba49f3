package io.mammoedge.runtime.serve.dimse;

import java.io.IOException;

/**
 * A class of objects in a transfer syntax that was not agreed on: nothing was sent, and the
 * association goes on.
 */
public final class PresentationRefused extends IOException {
  PresentationRefused(StoreClient.Offer offer, String why) {
    super(
        "objects of SOP class %s in transfer syntax %s cannot be sent: %s"
            .formatted(offer.sopClass(), offer.transferSyntax(), why));
  }
}
