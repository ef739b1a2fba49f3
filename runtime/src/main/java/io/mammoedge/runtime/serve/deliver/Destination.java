package io.mammoedge.runtime.serve.deliver;

import java.io.IOException;
import java.nio.file.Path;

/** Where reports go. */
public interface Destination {
  /**
   * Sends an object; returns when it has arrived, or had arrived before.
   *
   * @param file of DICOM Part 10
   * @throws Unwanted when it was looked at and is not taken
   * @throws NotNow when it may be taken another time
   * @throws IOException when nobody is there: again later
   */
  void send(Path file) throws IOException;
}
