package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Seal;

/** A release's signature for people. */
final class SealText {
  private SealText() {}

  /** Who signed, or that nobody did, or that nobody looked. */
  static String of(Seal seal) {
    if (seal.signedBy() != null) {
      return "signed by '"
          + Printable.line(seal.signedBy().name())
          + "', "
          + seal.signedBy().fingerprint();
    }
    return seal.signed() ? "signature not checked; --trust KEY checks it" : "unsigned";
  }
}
