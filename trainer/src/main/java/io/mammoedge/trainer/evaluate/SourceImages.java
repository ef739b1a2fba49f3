package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;

/** The DICOM files that a data set was prepared from. */
public final class SourceImages {
  private SourceImages() {}

  /**
   * Presentation values of one image's source file, read as the data set was.
   *
   * @throws io.mammoedge.runtime.RefusedImageException when the file is gone or was changed
   */
  public static Plane read(Dataset dataset, ImageRow row) {
    return Plane.of(
        MammogramReader.read(
            dataset.source(row),
            dataset.description().intensity(),
            dataset.description().accept()));
  }
}
