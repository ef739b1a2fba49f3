package io.mammoedge.runtime.preprocess;

import java.util.List;

/**
 * Where a list of steps puts the pixels of one image: what was decided from the image itself, so
 * that lesion masks and heat maps can follow it. Points are in pixels from the top left corner.
 *
 * @param source size of the image as it came
 * @param prepared size of the result
 * @param moves first to last; axis-aligned, each of them
 */
public record Placement(Move.Size source, Move.Size prepared, List<Move> moves) {
  /** Copies the list. */
  public Placement {
    moves = List.copyOf(moves);
  }

  /** Resampling to another size, antialiased, and nothing else. */
  public static Placement stretch(Move.Size from, Move.Size to) {
    Move stretch = new Move.Resize(from, to.height(), to.width(), to, Resample.Filter.ANTIALIAS);
    return new Placement(from, to, List.of(stretch));
  }

  /**
   * Moves another picture of the same size, such as a mask, through the same filter; nothing is
   * copied until the result is read.
   *
   * @throws IllegalArgumentException when it has another size
   */
  public PixelRows apply(PixelRows image) {
    if (image.height() != source.height() || image.width() != source.width()) {
      throw new IllegalArgumentException(
          image.height() + "x" + image.width() + " is not the size placed, " + source);
    }
    PixelRows moved = image;
    for (Move move : moves) {
      moved = move.apply(moved);
    }
    return moved;
  }

  /** Where a point of the source comes to be, from the left. */
  public double x(double x) {
    double moved = x;
    for (Move move : moves) {
      moved = move.x(moved);
    }
    return moved;
  }

  /** Where a point of the source comes to be, from the top. */
  public double y(double y) {
    double moved = y;
    for (Move move : moves) {
      moved = move.y(moved);
    }
    return moved;
  }

  /** The part of the prepared image, from its top left, that shows the source: not the padding. */
  public Move.Size shown() {
    if (moves.isEmpty()) {
      return source;
    }
    Move last = moves.get(moves.size() - 1);
    return new Move.Size(last.height(), last.width());
  }

  /** Whether the prepared image still shows this point of the source. */
  public boolean shows(double x, double y) {
    double movedX = x(x);
    double movedY = y(y);
    return movedX >= 0 && movedY >= 0 && movedX <= shown().width() && movedY <= shown().height();
  }
}
