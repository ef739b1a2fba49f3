package io.mammoedge.trainer.phantom;

import java.nio.file.Path;

/** A set of phantoms in the folder layout of a published data set. */
public interface PhantomLayout {
  /** How many mammograms will be written, masks and crops not counted. */
  int images();

  /**
   * Writes everything, on all cores; the files do not depend on how many there are.
   *
   * @param out an empty folder, or one to be made
   * @param afterEachImage called once for each mammogram, from several threads
   * @throws io.mammoedge.runtime.MammoEdgeException when the disk refuses
   */
  void write(Path out, Runnable afterEachImage);
}
