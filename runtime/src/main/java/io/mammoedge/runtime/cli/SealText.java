package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Seal;
import io.mammoedge.runtime.trust.SignedBy;

/** A release's signature for people. */
final class SealText {
  private SealText() {}

  /** Who signed, or that nobody did, or that nobody looked. */
  static String of(Seal seal) {
    if (seal.signedBy() != null) {
      return of(seal.signedBy());
    }
    return seal.signed() ? "signature not checked; --trust KEY checks it" : "unsigned";
  }

  /** Who signed. */
  static String of(SignedBy signedBy) {
    return "signed by '" + Printable.line(signedBy.name()) + "', " + signedBy.fingerprint();
  }
}
