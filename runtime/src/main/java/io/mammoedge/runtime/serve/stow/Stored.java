package io.mammoedge.runtime.serve.stow;

import io.mammoedge.runtime.dicom.Instance;

/**
 * What became of one object.
 *
 * @param instance which
 * @param failure reason (PS3.18 I.2.2), or 0 where it was scored
 */
record Stored(Instance instance, int failure) {
  /** The service does not take this class of objects (PS3.7 C.5.6, 0122H). */
  static final int NOT_SUPPORTED = 0x0122;

  /** The object is not what its class says, or not what the path says (A9xxH). */
  static final int DOES_NOT_MATCH = 0xA900;

  /** The object is encoded in a way that has no decoder here (C122H). */
  static final int TRANSFER_SYNTAX = 0xC122;

  /** The object cannot be understood (Cxxx). */
  static final int NOT_UNDERSTOOD = 0xC000;

  /** Whether it can be named: else it is among the other failures. */
  boolean isNamed() {
    return !instance.sopInstanceUid().isEmpty() && !instance.sopClassUid().isEmpty();
  }

  boolean isGood() {
    return failure == 0;
  }
}
