package io.mammoedge.trainer.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Waits for the DICOM reader. */
final class CbisMask {
  private CbisMask() {}

  static Optional<Mask> find(List<Path> candidates, ImageSize mammogram) {
    return Optional.empty();
  }
}
