package io.mammoedge.runtime.preprocess;

/**
 * Where one step puts the pixels of one image. Coordinates are in pixels from the image's top left
 * corner, so a pixel's centre is at a half.
 */
public sealed interface Move {
  /**
   * A view of the image as moved; the argument has the size that the move was decided for, and is
   * read when the view is.
   */
  PixelRows apply(PixelRows image);

  /** Where a point of the image comes to be, from the left. */
  double x(double x);

  /** Where a point of the image comes to be, from the top. */
  double y(double y);

  /** Rows that show something of the image. */
  int height();

  /** Columns that show something of the image. */
  int width();

  /**
   * Reverses the columns.
   *
   * @param height of the image
   * @param width of the image
   */
  record Mirror(int height, int width) implements Move {
    @Override
    public PixelRows apply(PixelRows image) {
      return new MirroredRows(image);
    }

    @Override
    public double x(double x) {
      return width - x;
    }

    @Override
    public double y(double y) {
      return y;
    }
  }

  /**
   * Keeps a box.
   *
   * @param top rows above it
   * @param left columns before it
   * @param height of the box
   * @param width of the box
   */
  record Cut(int top, int left, int height, int width) implements Move {
    static Cut nothing(PixelRows image) {
      return new Cut(0, 0, image.height(), image.width());
    }

    @Override
    public PixelRows apply(PixelRows image) {
      boolean all = height == image.height() && width == image.width();
      return all ? image : new CutRows(image, this);
    }

    @Override
    public double x(double x) {
      return x - left;
    }

    @Override
    public double y(double y) {
      return y - top;
    }
  }

  /**
   * Resamples to a size and puts the result at the top left of a canvas of zeros, which is black.
   *
   * @param from the image's size
   * @param height after resampling
   * @param width after resampling
   * @param canvas height and width with the zeros below and to the right
   * @param filter how pixels are weighted
   */
  record Resize(Size from, int height, int width, Size canvas, Resample.Filter filter)
      implements Move {
    @Override
    public PixelRows apply(PixelRows image) {
      PixelRows resampled = new ResampledRows(image, height, width, filter);
      PixelRows scaled = filter == Resample.Filter.CUBIC ? new ClippedRows(resampled) : resampled;
      boolean fills = height == canvas.height() && width == canvas.width();
      return fills ? scaled : new PaddedRows(scaled, canvas);
    }

    @Override
    public double x(double x) {
      return x * width / from.width();
    }

    @Override
    public double y(double y) {
      return y * height / from.height();
    }
  }

  /** Height and width in pixels. */
  record Size(int height, int width) {}
}
