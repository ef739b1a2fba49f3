package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.View;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A set of phantoms in the folder layout of a published data set. */
public interface PhantomLayout {
  /** Every breast of every layout is imaged in these. */
  List<View> VIEWS = List.of(View.CC, View.MLO);

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

  /** Writes every image, in no order. */
  static <T> void onAllCores(List<T> images, Consumer<T> write, Runnable afterEachImage) {
    images.parallelStream()
        .forEach(
            image -> {
              write.accept(image);
              afterEachImage.run();
            });
  }
}
