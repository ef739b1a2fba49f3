package io.mammoedge.trainer.phantom;

import java.util.List;

/**
 * A synthetic mammogram.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param pixels row by row, unsigned, in the bits of its {@link Look}; shared, not copied
 * @param rois one for each lesion, in their order
 */
public record PhantomImage(int rows, int columns, short[] pixels, List<Roi> rois) {
  /** Checks the size and copies the list. */
  public PhantomImage {
    if (rows < 1 || columns < 1 || pixels.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          rows + "x" + columns + " does not fit " + pixels.length + " pixels");
    }
    rois = List.copyOf(rois);
  }

  /** The other breast's side: columns run the other way. */
  PhantomImage mirrored() {
    short[] turned = new short[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int column = i % columns;
      turned[i - column + columns - 1 - column] = pixels[i];
    }
    List<Roi> others = rois.stream().map(roi -> roi.mirrored(columns)).toList();
    return new PhantomImage(rows, columns, turned, others);
  }
}
