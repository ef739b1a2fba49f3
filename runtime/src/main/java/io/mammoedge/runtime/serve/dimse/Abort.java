package io.mammoedge.runtime.serve.dimse;

import java.io.IOException;

/** The other side broke the protocol: the association ends with an A-ABORT (PS3.8 9.3.8). */
final class Abort extends IOException {
  static final int NOT_SPECIFIED = 0;
  static final int UNRECOGNIZED_PDU = 1;
  static final int UNEXPECTED_PDU = 2;
  static final int INVALID_PARAMETER = 6;

  private final int reason;

  Abort(int reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** As A-ABORT says it, of the service provider. */
  int reason() {
    return reason;
  }
}
