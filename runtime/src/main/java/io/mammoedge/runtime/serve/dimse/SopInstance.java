package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import java.nio.file.Path;

/**
 * Which object a message is about.
 *
 * @param sopClass UID, or ""
 * @param sopInstance UID, or ""
 */
record SopInstance(String sopClass, String sopInstance) {
  boolean isWellFormed() {
    return DicomUid.isWellFormed(sopClass) && DicomUid.isWellFormed(sopInstance);
  }

  /** Whether a file says itself that it is another one; what cannot be read says nothing. */
  boolean isContradictedBy(Path file) {
    try {
      Instance instance = MammogramReader.instance(file);
      return !instance.sopClassUid().equals(sopClass)
          || !instance.sopInstanceUid().equals(sopInstance);
    } catch (RefusedImageException e) {
      return false;
    }
  }
}
