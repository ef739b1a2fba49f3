package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.mammoedge.exporter.onnx.Tensors;

/**
 * A convolution's weights [out, in, height, width] as signed bytes, with a scale for each output
 * channel and no offset.
 *
 * @param values codes, as the weights lie
 * @param scales one an output channel
 */
record QuantizedWeight(byte[] values, float[] scales) {
  /** Leaves a bias twice the room that it needs among 32-bit codes. */
  private static final double BIAS_CODES = 1 << 30;

  /**
   * Rounds to the nearest code.
   *
   * @param bias one a channel, or empty
   * @param inputScale of the tensor that the weights meet
   */
  static QuantizedWeight of(TensorProto weight, float[] bias, float inputScale, WeightRange range) {
    float[] floats = Tensors.floats(weight);
    int channels = Math.toIntExact(weight.getDims(0));
    int perChannel = floats.length / channels;
    byte[] values = new byte[floats.length];
    float[] scales = new float[channels];
    for (int c = 0; c < channels; c++) {
      scales[c] = scale(floats, c * perChannel, perChannel, range);
      if (bias.length > 0) {
        // A channel with hardly any weights but a bias: its codes are multiples of this scale.
        scales[c] = (float) Math.max(scales[c], Math.abs(bias[c]) / (inputScale * BIAS_CODES));
      }
      for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
        values[i] = (byte) Math.rint(floats[i] / (double) scales[c]);
      }
    }
    return new QuantizedWeight(values, scales);
  }

  private static float scale(float[] floats, int from, int count, WeightRange range) {
    float largest = 0;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, Math.abs(floats[i]));
    }
    float scale = largest / range.largest();
    return scale >= Float.MIN_NORMAL ? scale : 1;
  }

  /** A bias in codes of {@code inputScale * scale}, which is what the products add up in. */
  int[] bias(float[] bias, float inputScale) {
    int[] codes = new int[bias.length];
    for (int c = 0; c < codes.length; c++) {
      double code = Math.rint(bias[c] / ((double) inputScale * scales[c]));
      codes[c] = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, code));
    }
    return codes;
  }

  /** The scales of those codes. */
  float[] biasScales(float inputScale) {
    float[] product = new float[scales.length];
    for (int c = 0; c < product.length; c++) {
      product[c] = inputScale * scales[c];
    }
    return product;
  }
}
