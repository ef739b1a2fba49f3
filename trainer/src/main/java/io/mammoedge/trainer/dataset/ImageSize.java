package io.mammoedge.trainer.dataset;

/**
 * Height and width in pixels; written {@code 1152x896}, height first, as in the paper.
 *
 * @param height 1..65535
 * @param width 1..65535
 */
public record ImageSize(int height, int width) {
  private static final int LARGEST = 65_535;

  /** The paper's working size (section 3). */
  public static final ImageSize PAPER = new ImageSize(1152, 896);

  /** Checks the range. */
  public ImageSize {
    if (height < 1 || width < 1 || height > LARGEST || width > LARGEST) {
      throw new IllegalArgumentException(height + "x" + width + " is no image size");
    }
  }

  /**
   * Reads {@code HxW}.
   *
   * @throws IllegalArgumentException when the text is not of that form
   */
  public static ImageSize parse(String text) {
    if (!text.matches("\\d{1,5}x\\d{1,5}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size; write HEIGHTxWIDTH, such as 1152x896");
    }
    int cross = text.indexOf('x');
    return new ImageSize(
        Integer.parseInt(text.substring(0, cross)), Integer.parseInt(text.substring(cross + 1)));
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
