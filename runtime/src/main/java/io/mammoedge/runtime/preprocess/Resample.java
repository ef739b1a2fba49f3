package io.mammoedge.runtime.preprocess;

import java.util.Objects;

/**
 * Resamples the image to a fixed size (paper §3: 1152x896, stretched). {@link Fit#LETTERBOX} scales
 * it to {@code rows * width / columns} rows and {@code columns * height / rows} columns, each
 * rounded half up, at least 1 and at most the output's; the result lies at the top left, and what
 * it does not fill is 0, which is black.
 *
 * @param height output rows
 * @param width output columns
 * @param fit whether the proportions are kept; null for {@link Fit#STRETCH}, as older manifests
 *     have it
 * @param filter null for {@link Filter#ANTIALIAS}
 */
public record Resample(int height, int width, Fit fit, Filter filter) implements PlacingStep {
  /** What happens to the proportions. */
  public enum Fit {
    /** They become those of the output. */
    STRETCH,
    /** They are kept; zeros fill the rest, on the right or below. */
    LETTERBOX
  }

  /** How pixels are weighted. */
  public enum Filter {
    /**
     * A triangle as wide as the reduction, so nothing aliases: Pillow's BILINEAR, ONNX {@code
     * Resize} with {@code antialias=1}.
     */
    ANTIALIAS,
    /**
     * Cubic convolution with {@code a = -0.75} on the four nearest pixels each way, however strong
     * the reduction: OpenCV's {@code INTER_CUBIC}, which the paper's code reads images with. It
     * aliases. Beside edges it overshoots, and is clipped to 0..65535, as OpenCV does on 16-bit
     * images.
     */
    CUBIC
  }

  /** Checks that the size is positive. */
  public Resample {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("cannot resample to " + height + "x" + width);
    }
    fit = Objects.requireNonNullElse(fit, Fit.STRETCH);
    filter = Objects.requireNonNullElse(filter, Filter.ANTIALIAS);
  }

  /** Stretches, antialiased. */
  public Resample(int height, int width) {
    this(height, width, Fit.STRETCH);
  }

  /** Antialiased. */
  public Resample(int height, int width, Fit fit) {
    this(height, width, fit, Filter.ANTIALIAS);
  }

  @Override
  public String kind() {
    return "resample";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.resample(this);
  }

  @Override
  public Move move(PixelRows image) {
    Move.Size from = new Move.Size(image.height(), image.width());
    Move.Size canvas = new Move.Size(height, width);
    return fit == Fit.STRETCH
        ? new Move.Resize(from, height, width, canvas, filter)
        : new Move.Resize(
            from,
            scaled(image.height(), width, image.width(), height),
            scaled(image.width(), height, image.height(), width),
            canvas,
            filter);
  }

  /** {@code side * target / other}, rounded half up, at least 1 and at most {@code most}. */
  private static int scaled(int side, int target, int other, int most) {
    long rounded = (2L * side * target + other) / (2L * other);
    return (int) Math.min(most, Math.max(1, rounded));
  }
}
