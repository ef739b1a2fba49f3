package io.mammoedge.validation.soak;

import java.io.IOException;

/** Sends objects to the node. */
interface Sender {
  /**
   * Sends one.
   *
   * @return whether the node has acknowledged it
   * @throws IOException when it could not be asked
   */
  boolean send(SentImage image) throws IOException;
}
