package io.mammoedge.runtime.serve.stow;

import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.serve.dimse.StoreStatus;

/**
 * What became of one object.
 *
 * @param instance which
 * @param failure reason, see {@link StoreStatus}
 */
record Stored(Instance instance, int failure) {
  /** Whether it can be named: else it is among the other failures. */
  boolean isNamed() {
    return !instance.sopInstanceUid().isEmpty() && !instance.sopClassUid().isEmpty();
  }

  boolean isGood() {
    return failure == StoreStatus.SUCCESS;
  }
}
