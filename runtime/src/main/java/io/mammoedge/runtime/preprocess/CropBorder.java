package io.mammoedge.runtime.preprocess;

/**
 * Cuts a fixed share off each of the four edges, as the borders of digitised film need it. An edge
 * loses {@code side * perMille / 1000} pixels, without remainder, so something always stays.
 *
 * @param perMille thousandths of the height (top and bottom) and of the width (left and right),
 *     0..499
 */
public record CropBorder(int perMille) implements PlacingStep {
  /** Checks the range. */
  public CropBorder {
    if (perMille < 0 || perMille > 499) {
      throw new IllegalArgumentException("crop-border: perMille " + perMille + " is not 0..499");
    }
  }

  @Override
  public String kind() {
    return "crop-border";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.cropBorder(this);
  }

  @Override
  public Move move(PixelRows image) {
    int top = cut(image.height());
    int left = cut(image.width());
    return new Move.Cut(top, left, image.height() - 2 * top, image.width() - 2 * left);
  }

  private int cut(int side) {
    return (int) ((long) side * perMille / 1000);
  }
}
