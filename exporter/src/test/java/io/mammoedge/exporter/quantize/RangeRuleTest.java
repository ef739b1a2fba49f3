package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each rule clips of distributions whose shape is known. */
class RangeRuleTest {
  private static final int VALUES = 200_000;

  @Test
  void oneOutlierStretchesMinMaxAlone() {
    float[] values = gaussian(1);
    values[7] = 20;
    assertThat(range(RangeRule.MIN_MAX, values).max()).isEqualTo(20);
    // 1 of 10,000 standard normal values is above 3.72.
    assertThat(range(RangeRule.PERCENTILE, values).max()).isCloseTo(3.72f, within(0.2f));
    assertThat(range(RangeRule.ENTROPY, values).max()).isBetween(2.4f, 6f);
  }

  @Test
  void anOutlierBelowStretchesMinMaxAlone() {
    float[] values = gaussian(2);
    values[7] = -20;
    assertThat(range(RangeRule.MIN_MAX, values).min()).isEqualTo(-20);
    assertThat(range(RangeRule.PERCENTILE, values).min()).isCloseTo(-3.72f, within(0.2f));
    assertThat(range(RangeRule.ENTROPY, values).min()).isBetween(-6f, -2.4f);
  }

  @Test
  void nothingIsClippedWhereAllValuesAreAsFrequent() {
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = 3f * i / (VALUES - 1);
    }
    for (RangeRule rule : RangeRule.values()) {
      Range range = range(rule, values);
      assertThat(range.min()).isZero();
      assertThat(range.max()).as(rule.words()).isCloseTo(3, within(0.02f));
    }
  }

  /** Nine of ten values are 0 behind a rectifier; that says nothing of the others. */
  @Test
  void aSpikeOfZerosDoesNotMisleadEntropy() {
    float[] all = gaussian(3);
    float[] positive = new float[VALUES / 10];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.abs(all[i]);
    }
    float[] withZeros = new float[VALUES];
    System.arraycopy(positive, 0, withZeros, 0, positive.length);
    float alone = range(RangeRule.ENTROPY, positive).max();
    assertThat(alone).isBetween(3f, 6f);
    assertThat(range(RangeRule.ENTROPY, withZeros).max())
        .isCloseTo(alone, Percentage.withPercentage(15));
  }

  /** Codes are for values that occur: a tensor that is never below -0.2 wastes none there. */
  @Test
  void entropyDoesNotWidenAShortSide() {
    float[] values = gaussian(4);
    for (int i = 0; i < VALUES; i++) {
      values[i] = Math.max(-0.2f, values[i]);
    }
    assertThat(range(RangeRule.ENTROPY, values).min()).isEqualTo(-0.2f);
  }

  @ParameterizedTest
  @EnumSource(RangeRule.class)
  void neverBeyondWhatOccurred(RangeRule rule) {
    IntStream.range(0, 20)
        .forEach(
            seed -> {
              float[] values = gaussian(seed, 500);
              float shift = 4f * (seed % 5 - 2);
              for (int i = 0; i < values.length; i++) {
                values[i] += shift;
              }
              Histogram histogram = histogram(values);
              Range range = rule.range(histogram);
              assertThat(range.min()).isBetween(Math.min(0, histogram.min() - 1e-5f), 0f);
              assertThat(range.max()).isBetween(0f, Math.max(0, histogram.max() + 1e-5f));
            });
  }

  @ParameterizedTest
  @EnumSource(RangeRule.class)
  void aConstantTensorHasItsValueInRange(RangeRule rule) {
    for (float constant : new float[] {0, 2, -2, 1e-40f}) {
      float[] values = new float[100];
      Arrays.fill(values, constant);
      Range range = range(rule, values);
      assertThat(constant).isBetween(range.min(), range.max());
    }
  }

  private static Range range(RangeRule rule, float[] values) {
    return rule.range(histogram(values));
  }

  private static Histogram histogram(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    Histogram histogram = Histogram.empty(min, max);
    histogram.add(values);
    assertThat(histogram.total()).isEqualTo(values.length);
    return histogram;
  }

  private static float[] gaussian(long seed) {
    return gaussian(seed, VALUES);
  }

  private static float[] gaussian(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
