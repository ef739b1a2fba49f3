package io.mammoedge.runtime.preprocess;

import java.util.List;

/**
 * The ordered steps from presentation values to the network's input, as a manifest carries them.
 *
 * @param steps applied first to last
 */
public record Preprocessing(List<Step> steps) {
  /** 255/65535: from 16-bit presentation values to the 0..255 scale of the paper. */
  public static final float TO_255 = (float) (255.0 / 65535.0);

  /** Copies the list. */
  public Preprocessing {
    steps = List.copyOf(steps);
  }

  /** The paper's: resample to a fixed size, scale to 0..255, subtract the training mean. */
  public static Preprocessing standard(int height, int width, float mean) {
    return new Preprocessing(
        List.of(new Step.Resample(height, width), new Step.Scale(TO_255), new Step.Mean(mean)));
  }

  /** Runs every step. */
  public Plane apply(Plane presentationValues) {
    Plane image = presentationValues;
    for (Step step : steps) {
      image = step.apply(image);
    }
    return image;
  }
}
