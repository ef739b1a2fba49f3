package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.exporter.onnx.Tensors;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights as bytes: what comes back is what went in, to half a step of its channel. */
class QuantizedWeightTest {
  private static final int CHANNELS = 16;
  private static final int PER_CHANNEL = 27;
  private static final float INPUT_SCALE = 0.02f;

  private final float[] floats = floats(new Random(3));

  @ParameterizedTest
  @EnumSource(WeightRange.class)
  void everyWeightIsWithinHalfAStep(WeightRange range) {
    QuantizedWeight weight = quantized(floats, new float[0], range);
    for (int i = 0; i < floats.length; i++) {
      double scale = weight.scales()[i / PER_CHANNEL];
      assertThat(weight.values()[i] * scale).isCloseTo(floats[i], within(0.50001 * scale));
    }
  }

  /** The largest weight of every channel, small or large, has the largest code. */
  @ParameterizedTest
  @EnumSource(WeightRange.class)
  void everyChannelUsesAllCodesOfTheRange(WeightRange range) {
    QuantizedWeight weight = quantized(floats, new float[0], range);
    int largest = range == WeightRange.FULL ? 127 : 63;
    for (int c = 0; c < CHANNELS; c++) {
      int reached = 0;
      for (int i = c * PER_CHANNEL; i < (c + 1) * PER_CHANNEL; i++) {
        reached = Math.max(reached, Math.abs(weight.values()[i]));
      }
      assertThat(reached).isEqualTo(largest);
    }
  }

  /** Two products of an unsigned and such a byte fit into 16 bits, as older processors add them. */
  @Test
  void twoProductsOfReducedWeightsDoNotSaturate() {
    for (byte value : quantized(floats, new float[0], WeightRange.REDUCED).values()) {
      assertThat(2 * 255 * value).isBetween((int) Short.MIN_VALUE, (int) Short.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource(WeightRange.class)
  void biasesAreNearlyExact(WeightRange range) {
    float[] bias = floats(new Random(4), CHANNELS);
    QuantizedWeight weight = quantized(floats, bias, range);
    assertBiasHolds(weight, bias, INPUT_SCALE, 0.5001);
  }

  /** A channel that training switched off: zeros, or dust, and a bias that still counts. */
  @ParameterizedTest
  @EnumSource(WeightRange.class)
  void aDeadChannelKeepsItsBias(WeightRange range) {
    float[] dead = floats.clone();
    for (int i = 0; i < PER_CHANNEL; i++) {
      dead[i] = 0;
      dead[PER_CHANNEL + i] = 1e-20f;
    }
    float[] bias = floats(new Random(5), CHANNELS);
    bias[0] = 1e7f;
    bias[1] = -3.5f;
    QuantizedWeight weight = quantized(dead, bias, range);
    assertThat(weight.values()).startsWith(new byte[2 * PER_CHANNEL]);
    assertBiasHolds(weight, bias, INPUT_SCALE, 0.5001);
    assertThat(weight.bias(bias, INPUT_SCALE)[1] * (double) weight.biasScales(INPUT_SCALE)[1])
        .isCloseTo(-3.5, within(1e-5));
  }

  /** Copies of a network share weights, but one may meet an input of smaller steps. */
  @Test
  void aCopyOnAnInputOfHalfTheStepHasRoomForTheBias() {
    float[] bias = new float[CHANNELS];
    bias[0] = 4e4f;
    QuantizedWeight weight = quantized(new float[floats.length], bias, WeightRange.FULL);
    assertBiasHolds(weight, bias, 0.51f * INPUT_SCALE, 0.5001);
  }

  private static void assertBiasHolds(
      QuantizedWeight weight, float[] bias, float inputScale, double steps) {
    int[] codes = weight.bias(bias, inputScale);
    float[] scales = weight.biasScales(inputScale);
    for (int c = 0; c < bias.length; c++) {
      // Half a step, and what float32 keeps of the scale.
      double tolerance = steps * scales[c] + 1e-6 * Math.abs(bias[c]);
      assertThat(codes[c] * (double) scales[c]).isCloseTo(bias[c], within(tolerance));
    }
  }

  private static QuantizedWeight quantized(float[] floats, float[] bias, WeightRange range) {
    return QuantizedWeight.of(
        Tensors.floats("w", floats, CHANNELS, 3, 3, 3), bias, INPUT_SCALE, range);
  }

  private static float[] floats(Random random) {
    float[] floats = floats(random, CHANNELS * PER_CHANNEL);
    for (int i = 0; i < floats.length; i++) {
      int channel = i / PER_CHANNEL;
      floats[i] *= (float) Math.exp(channel - 8);
    }
    return floats;
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }
}
