package io.mammoedge.runtime.serve.dimse;

import java.util.Arrays;
import java.util.Optional;

/** Why an association is refused: A-ASSOCIATE-RJ (PS3.8 section 9.3.4, table 9-21). */
enum Rejection {
  /** Permanent, by the user: something else than DICOM. */
  APPLICATION_CONTEXT(1, 1, 2, "the application context is not supported"),
  /** Permanent, by the user: who calls is not on the list. */
  CALLING_TITLE(1, 1, 3, "the calling AE title is not known there"),
  /** Permanent, by the user: another program than this one is called. */
  CALLED_TITLE(1, 1, 7, "the called AE title is not the one there"),
  /** Permanent, by the provider of associations: a version that does not exist. */
  PROTOCOL_VERSION(1, 2, 2, "the protocol version is not supported"),
  /** For now, by the provider of presentations. */
  CONGESTION(2, 3, 1, "there is congestion"),
  /** For now, by the provider of presentations: too many at once. */
  TOO_MANY(2, 3, 2, "there are too many associations");

  private static final int PERMANENT = 1;

  private final int result;
  private final int source;
  private final int reason;
  private final String words;

  Rejection(int result, int source, int reason, String words) {
    this.result = result;
    this.source = source;
    this.reason = reason;
    this.words = words;
  }

  byte[] body() {
    return new byte[] {0, (byte) result, (byte) source, (byte) reason};
  }

  /** What a body says; programs combine results and reasons as they like. */
  static AssociationRefused said(byte[] body) throws Abort {
    if (body.length < Integer.BYTES) {
      throw new Abort(Abort.INVALID_PARAMETER, "an A-ASSOCIATE-RJ of " + body.length + " bytes");
    }
    Optional<Rejection> known =
        Arrays.stream(values())
            .filter(one -> one.source == body[2] && one.reason == body[3])
            .findFirst();
    return new AssociationRefused(
        known.map(one -> one.words).orElse("no reason was given"), body[1] == PERMANENT);
  }
}
