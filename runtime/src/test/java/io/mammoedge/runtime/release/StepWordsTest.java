package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.preprocess.Resample;
import org.junit.jupiter.api.Test;

class StepWordsTest {
  @Test
  void sayHowAnImageIsResampled() {
    assertThat(StepWords.of(new Resample(1152, 896)))
        .isEqualTo("resample to 1152x896 (height x width), stretched, antialiased");
    assertThat(StepWords.of(new Resample(1152, 896, Resample.Fit.LETTERBOX, Resample.Filter.CUBIC)))
        .isEqualTo(
            "resample to 1152x896 (height x width), proportions kept, black on the right or below,"
                + " cubic (a = -0.75), not antialiased");
  }
}
