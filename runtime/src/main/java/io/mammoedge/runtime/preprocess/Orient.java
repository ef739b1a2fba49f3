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
  public Move move(Plane image) {
    int half = image.width() / 2;
    long left = sum(image, 0, half);
    long right = sum(image, image.width() - half, image.width());
    return right > left ? new Move.Mirror(image.height(), image.width()) : Move.Cut.nothing(image);
  }

  private static long sum(Plane image, int from, int to) {
    long sum = 0;
    for (int row = 0; row < image.values().length; row += image.width()) {
      for (int x = from; x < to; x++) {
        sum += (int) image.values()[row + x] >> 8;
      }
    }
    return sum;
  }
}
