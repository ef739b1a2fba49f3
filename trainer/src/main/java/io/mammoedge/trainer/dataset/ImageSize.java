package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.dicom.file.Limits;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import java.util.List;

/**
 * Height and width in pixels, together at most {@link Limits#PIXELS}; written {@code 1152x896},
 * height first, as in the paper.
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
    if ((long) height * width > Limits.PIXELS) {
      throw new IllegalArgumentException(
          height + "x" + width + " is too large: at most " + Limits.PIXELS + " pixels");
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

  /** Resampling to this size, and nothing else. */
  public Preprocessing stretch() {
    return new Preprocessing(List.of(new Resample(height, width)));
  }

  /** The same steps, but resampling to this size. */
  public Preprocessing in(Preprocessing steps) {
    return new Preprocessing(steps.steps().stream().map(this::in).toList());
  }

  private Step in(Step step) {
    return step instanceof Resample resample
        ? new Resample(height, width, resample.fit(), resample.filter())
        : step;
  }

  /**
   * The size that a data set's steps end in.
   *
   * @throws IllegalArgumentException when they do not end with a resample: what scales the values
   *     comes with training
   */
  public static ImageSize after(Preprocessing preprocessing) {
    List<Step> steps = preprocessing.steps();
    if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Resample resample) {
      return new ImageSize(resample.height(), resample.width());
    }
    throw new IllegalArgumentException("the steps of a data set end with 'resample'");
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
