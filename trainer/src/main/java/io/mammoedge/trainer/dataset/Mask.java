package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.preprocess.Placement;
import java.util.Objects;

/**
 * Where lesions are.
 *
 * @param height at least 1
 * @param width at least 1
 * @param values row by row: 0 outside, anything else inside. Shared, not copied: treat as read-only
 */
public record Mask(int height, int width, byte[] values) {
  private static final byte INSIDE = (byte) 255;

  /** Checks the size. */
  public Mask {
    Objects.requireNonNull(values, "values is null");
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + values.length + " values");
    }
  }

  /** A mask with nothing inside. */
  static Mask empty(ImageSize size) {
    return new Mask(size.height(), size.width(), new byte[size.height() * size.width()]);
  }

  /** A mask of a prepared image with nothing inside. */
  static Mask empty(Placement placement) {
    Move.Size size = placement.prepared();
    return empty(new ImageSize(size.height(), size.width()));
  }

  /** Whether the pixel belongs to a lesion. */
  public boolean inside(int y, int x) {
    return values[y * width + x] != 0;
  }

  void mark(int y, int x) {
    values[y * width + x] = INSIDE;
  }

  /** What is inside either. */
  Mask or(Mask other) {
    byte[] merged = values.clone();
    for (int i = 0; i < merged.length; i++) {
      merged[i] = merged[i] != 0 || other.values[i] != 0 ? INSIDE : 0;
    }
    return new Mask(height, width, merged);
  }

  /** The smallest box around everything inside; {@link Box#NONE} when nothing is. */
  Box box() {
    int left = width;
    int top = height;
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (inside(y, x)) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x);
          bottom = y;
        }
      }
    }
    return right < 0 ? Box.NONE : new Box(left, top, right - left + 1, bottom - top + 1);
  }

  /** Stretched to a size, as {@link #place} does it. */
  Mask resample(ImageSize size) {
    Move.Size to = new Move.Size(size.height(), size.width());
    return to.equals(size()) ? this : place(Placement.stretch(size(), to));
  }

  private Move.Size size() {
    return new Move.Size(height, width);
  }

  /**
   * Placed like the image itself: inside is what the same filter covers by at least a half. A
   * lesion too thin for that anywhere keeps every pixel that the middle of one of its own comes to
   * lie in, so that its box stays where it is.
   */
  Mask place(Placement placement) {
    PixelRows cover = placement.apply(new Cover(this));
    Mask placed = empty(placement);
    float[] row = new float[placed.width];
    for (int y = 0; y < placed.height; y++) {
      cover.read(y, 0, row);
      for (int x = 0; x < row.length; x++) {
        placed.values[y * row.length + x] = row[x] >= 0.5f ? INSIDE : 0;
      }
    }
    return placed.box().isNone() ? placed.touchedBy(this, placement) : placed;
  }

  private Mask touchedBy(Mask lesion, Placement placement) {
    for (int i = 0; i < lesion.values.length; i++) {
      int row = i / lesion.width;
      double x = i % lesion.width + 0.5;
      double y = row + 0.5;
      if (lesion.values[i] != 0 && placement.shows(x, y)) {
        mark(
            Math.min((int) placement.y(y), placement.shown().height() - 1),
            Math.min((int) placement.x(x), placement.shown().width() - 1));
      }
    }
    return this;
  }

  /** A mask as a grey image: 1 inside, 0 outside. */
  private record Cover(Mask mask) implements PixelRows {
    @Override
    public int height() {
      return mask.height;
    }

    @Override
    public int width() {
      return mask.width;
    }

    @Override
    public void read(int y, int from, float[] piece) {
      for (int x = 0; x < piece.length; x++) {
        piece[x] = mask.inside(y, from + x) ? 1 : 0;
      }
    }
  }

  /** A box in pixels. */
  record Box(int x, int y, int w, int h) {
    static final Box NONE = new Box(0, 0, 0, 0);

    boolean isNone() {
      return w == 0;
    }
  }
}
