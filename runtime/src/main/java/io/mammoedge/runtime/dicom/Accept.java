package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import java.util.List;

/** Which inputs a release may be used on (manifest {@code domain.accept}). */
public enum Accept {
  /** Digital mammography FOR PRESENTATION only. */
  CLINICAL,
  /** Also Secondary Capture of the body part BREAST: digitised film, as CBIS-DDSM has it. */
  ARCHIVE;

  /** What the clinic refuses is a warning in an archive: tables beside its images know more. */
  void doubt(RefusedImageException reason, List<String> warnings) {
    if (this == CLINICAL) {
      throw reason;
    }
    warnings.add(reason.getMessage());
  }
}
