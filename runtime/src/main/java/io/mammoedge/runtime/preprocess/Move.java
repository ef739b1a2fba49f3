package io.mammoedge.runtime.preprocess;

/**
 * Where one step puts the pixels of one image. Coordinates are in pixels from the image's top left
 * corner, so a pixel's centre is at a half.
 */
public sealed interface Move {
  /** The moved image; the argument has the size that the move was decided for. */
  Plane apply(Plane image);

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
    public Plane apply(Plane image) {
      float[] out = new float[image.values().length];
      for (int i = 0; i < out.length; i += width) {
        for (int x = 0; x < width; x++) {
          out[i + x] = image.values()[i + width - 1 - x];
        }
      }
      return new Plane(height, width, out);
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
    static Cut nothing(Plane image) {
      return new Cut(0, 0, image.height(), image.width());
    }

    @Override
    public Plane apply(Plane image) {
      if (height == image.height() && width == image.width()) {
        return image;
      }
      float[] out = new float[height * width];
      for (int y = 0; y < height; y++) {
        int from = (top + y) * image.width() + left;
        System.arraycopy(image.values(), from, out, y * width, width);
      }
      return new Plane(height, width, out);
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
   */
  record Resize(Size from, int height, int width, Size canvas) implements Move {
    @Override
    public Plane apply(Plane image) {
      Plane scaled = AntialiasResampler.resample(image, height, width);
      if (height == canvas.height() && width == canvas.width()) {
        return scaled;
      }
      float[] out = new float[canvas.height() * canvas.width()];
      for (int y = 0; y < height; y++) {
        System.arraycopy(scaled.values(), y * width, out, y * canvas.width(), width);
      }
      return new Plane(canvas.height(), canvas.width(), out);
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
