package io.mammoedge.runtime.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The ordered steps from presentation values to the network's input, as a manifest carries them.
 *
 * @param steps applied first to last: orient and crops, then at most one resample, then scale and
 *     mean
 */
public record Preprocessing(List<Step> steps) {
  /** 255/65535: from 16-bit presentation values to the 0..255 scale of the paper. */
  public static final float TO_255 = (float) (255.0 / 65535.0);

  /** Copies the list and checks its order. */
  public Preprocessing {
    steps = List.copyOf(Objects.requireNonNull(steps, "preprocessing without 'steps'"));
    requireOrder(steps);
  }

  /** The paper's: resample to a fixed size, scale to 0..255, subtract the training mean. */
  public static Preprocessing standard(int height, int width, float mean) {
    return of(List.of(new Resample(height, width)), mean);
  }

  /** Steps that place the pixels, then scale to 0..255 and subtract the training mean. */
  public static Preprocessing of(List<? extends Step> placing, float mean) {
    List<Step> steps = new ArrayList<>(placing);
    steps.add(new Scale(TO_255));
    steps.add(new Mean(mean));
    return new Preprocessing(steps);
  }

  /** Runs every step. */
  public Plane apply(PixelRows presentationValues) {
    Plane image = place(presentationValues).image();
    for (Step step : steps) {
      image = step instanceof PlacingStep ? image : step.apply(image);
    }
    return image;
  }

  /** Runs the steps that place pixels, and says where they went. */
  public Placed place(PixelRows presentationValues) {
    PixelRows image = presentationValues;
    List<Move> moves = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof PlacingStep placing) {
        Move move = placing.move(image);
        image = move.apply(image);
        moves.add(move);
      }
    }
    return new Placed(image.plane(), new Placement(size(presentationValues), size(image), moves));
  }

  /**
   * Whether a flipped image gives the flipped result. Orienting undoes a flip, and a letterbox then
   * pads at the other side of the tissue.
   */
  public boolean commutesWithFlips() {
    return steps.stream().noneMatch(step -> step instanceof Orient || isLetterbox(step));
  }

  private static boolean isLetterbox(Step step) {
    return step instanceof Resample resample && resample.fit() == Resample.Fit.LETTERBOX;
  }

  private static Move.Size size(PixelRows image) {
    return new Move.Size(image.height(), image.width());
  }

  private static void requireOrder(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step now = steps.get(i);
      if (rank(now) < rank(before) || (now instanceof Resample && before instanceof Resample)) {
        throw new IllegalArgumentException(
            String.format(
                "step '%s' cannot follow '%s': orient and crops come first, then one resample,"
                    + " then scale and mean",
                now.kind(), before.kind()));
      }
    }
  }

  private static int rank(Step step) {
    if (step instanceof Resample) {
      return 1;
    }
    return step instanceof PlacingStep ? 0 : 2;
  }
}
