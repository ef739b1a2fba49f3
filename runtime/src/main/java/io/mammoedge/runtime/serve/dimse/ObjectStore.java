package io.mammoedge.runtime.serve.dimse;

import java.nio.file.Path;

/** Takes what was sent. */
@FunctionalInterface
public interface ObjectStore {
  /**
   * Takes an object; the file is deleted afterwards.
   *
   * @param file of DICOM Part 10
   * @return a status, see {@link StoreStatus}
   */
  int store(Path file);
}
