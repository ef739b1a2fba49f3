package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.ImageRow;
import java.util.List;

/** Whole images of a data set with their labels: 0 benign, 1 malignant. Held in memory, 16 bit. */
public final class ImageSamples implements Samples {
  private final List<ImageRow> rows;
  private final List<GreyImage> images;

  /** Reads the images of these rows. */
  public ImageSamples(Dataset dataset, List<ImageRow> rows) {
    this.rows = List.copyOf(rows);
    this.images = rows.stream().map(dataset::read).toList();
  }

  /** What the samples are of, in order. */
  public List<ImageRow> rows() {
    return rows;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int label(int index) {
    return rows.get(index).malignant() ? 1 : 0;
  }

  @Override
  public Plane image(int index) {
    return new Step.Scale(Preprocessing.TO_255).apply(images.get(index).plane());
  }
}
