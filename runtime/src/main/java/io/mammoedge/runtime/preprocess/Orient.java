package io.mammoedge.runtime.preprocess;

/**
 * Mirrors the image so that its brighter half, where the breast meets the chest wall, is on the
 * left. The graph knows no header, so the pixels decide: the values divided by 256 without
 * remainder are added up over the left half and the right half, the middle column of an odd width
 * left out; the image is mirrored when the right sum is the larger one, and stays when both are
 * equal.
 */
public record Orient() implements PlacingStep {
  @Override
  public String kind() {
    return "orient";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.orient(this);
  }

  @Override
  public Move move(PixelRows image) {
    int half = image.width() / 2;
    long left = sum(image, 0, half);
    long right = sum(image, image.width() - half, half);
    return right > left ? new Move.Mirror(image.height(), image.width()) : Move.Cut.nothing(image);
  }

  private static long sum(PixelRows image, int from, int columns) {
    float[] half = new float[columns];
    long sum = 0;
    for (int y = 0; y < image.height(); y++) {
      image.read(y, from, half);
      for (float value : half) {
        sum += (int) value >> 8;
      }
    }
    return sum;
  }
}
