package io.mammoedge.runtime.release;

import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.preprocess.Step;
import java.util.Locale;

/** A preprocessing step for people. */
public final class StepWords implements Step.Cases<String> {
  private StepWords() {}

  /** One phrase, such as {@code subtract 52.18}. */
  public static String of(Step step) {
    return step.match(new StepWords());
  }

  @Override
  public String orient(Orient step) {
    return "mirror where the right half is the brighter one";
  }

  @Override
  public String cropBorder(CropBorder step) {
    return "cut " + percent(step.perMille()) + " off each edge";
  }

  @Override
  public String cropBackground(CropBackground step) {
    return String.format(
        Locale.ROOT,
        "cut to the rows and columns with at least %s of the pixels above %d",
        percent(step.perMille()),
        step.threshold());
  }

  @Override
  public String resample(Resample step) {
    return String.format(
        Locale.ROOT,
        "resample to %dx%d (height x width), %s, %s",
        step.height(),
        step.width(),
        step.fit() == Resample.Fit.STRETCH
            ? "stretched"
            : "proportions kept, black on the right or below",
        switch (step.filter()) {
          case ANTIALIAS -> "antialiased";
          case CUBIC -> "cubic (a = -0.75), not antialiased";
        });
  }

  @Override
  public String scale(Scale step) {
    return "multiply by " + step.factor();
  }

  @Override
  public String mean(Mean step) {
    return "subtract " + step.value();
  }

  private static String percent(int perMille) {
    return String.format(Locale.ROOT, "%.1f %%", perMille / 10.0);
  }
}
