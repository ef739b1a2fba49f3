package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.ImageRow;
import java.util.List;

/**
 * Whole images of a data set with their labels: 0 benign, 1 malignant. A small set is held in
 * memory, 16 bit; a large one is read from its files again and again, which costs little beside a
 * training step on images of that size.
 */
public final class ImageSamples implements Samples {
  private static final long MOST_BYTES = 400L << 20;

  private final List<ImageRow> rows;
  private final Dataset dataset;
  private final List<GreyImage> resident;

  /** The images of these rows. */
  public ImageSamples(Dataset dataset, List<ImageRow> rows) {
    this.dataset = dataset;
    this.rows = List.copyOf(rows);
    this.resident =
        bytes(dataset, rows.size()) <= MOST_BYTES
            ? rows.stream().map(dataset::read).toList()
            : List.of();
  }

  private static long bytes(Dataset dataset, int images) {
    long pixels =
        (long) dataset.description().size().height() * dataset.description().size().width();
    return 2 * pixels * images;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int[] labels(int index) {
    return new int[] {rows.get(index).malignant() ? 1 : 0};
  }

  @Override
  public Plane image(int index) {
    return new Scale(Preprocessing.TO_255).apply(read(index).plane());
  }

  private GreyImage read(int index) {
    return resident.isEmpty() ? dataset.read(rows.get(index)) : resident.get(index);
  }
}
