package io.mammoedge.runtime.preprocess;

/**
 * Keeps the smallest box around every row and every column in which at least {@code perMille}
 * thousandths of the pixels are brighter than {@code threshold}. Rows and columns are both counted
 * on the uncut image. Where no row does, all rows stay, and likewise columns.
 *
 * @param threshold presentation value 0..65534; background is not above it
 * @param perMille 1..1000
 */
public record CropBackground(int threshold, int perMille) implements PlacingStep {
  /** Checks the ranges. */
  public CropBackground {
    if (threshold < 0 || threshold > 65_534) {
      throw new IllegalArgumentException(
          "crop-background: threshold " + threshold + " is not 0..65534");
    }
    if (perMille < 1 || perMille > 1000) {
      throw new IllegalArgumentException(
          "crop-background: perMille " + perMille + " is not 1..1000");
    }
  }

  @Override
  public String kind() {
    return "crop-background";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.cropBackground(this);
  }

  @Override
  public Move move(PixelRows image) {
    int[] rows = new int[image.height()];
    int[] columns = new int[image.width()];
    float[] row = new float[columns.length];
    for (int y = 0; y < rows.length; y++) {
      image.read(y, 0, row);
      for (int x = 0; x < columns.length; x++) {
        if (row[x] > threshold) {
          rows[y]++;
          columns[x]++;
        }
      }
    }
    int top = first(rows, columns.length);
    int left = first(columns, rows.length);
    int bottom = last(rows, columns.length);
    int right = last(columns, rows.length);
    return new Move.Cut(top, left, bottom - top + 1, right - left + 1);
  }

  private int first(int[] bright, int of) {
    for (int i = 0; i < bright.length; i++) {
      if (isEnough(bright[i], of)) {
        return i;
      }
    }
    return 0;
  }

  private int last(int[] bright, int of) {
    for (int i = bright.length - 1; i >= 0; i--) {
      if (isEnough(bright[i], of)) {
        return i;
      }
    }
    return bright.length - 1;
  }

  private boolean isEnough(int bright, int of) {
    return 1000L * bright >= (long) perMille * of;
  }
}
