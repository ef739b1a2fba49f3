package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.exporter.testing.OrtModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scales and zero points, as the engine's {@code QuantizeLinear} understands them. */
class RangeTest {
  private static final int VALUES = 500;

  @ParameterizedTest
  @CsvSource({
    "0, 6",
    "-1, 1",
    "-0.28, 8",
    "-7, 0",
    "2, 5",
    "-5, -2",
    "-1e-3, 1e5",
    "-1e5, 1e-3",
    "0, 1e-30",
    "-3e38, 3e38"
  })
  void everyValueComesBackWithinHalfAStep(float min, float max) {
    Range range = new Range(min, max);
    float[] values = values(range, new Random(1));
    float[] back = throughBytes(range, values);
    double half = range.scale() * 0.5 * (1 + 1e-4);
    for (int i = 0; i < values.length; i++) {
      assertThat(Math.abs((double) back[i] - values[i])).isLessThanOrEqualTo(half);
    }
  }

  @Test
  void theCodeOfZeroIsTheNearestToWhereTheRangePutsIt() {
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      double size = Math.exp(40 * random.nextDouble() - 20);
      Range range =
          new Range((float) (size * random.nextGaussian()), (float) (size * random.nextGaussian()));
      assertThat(range.zeroPoint()).isBetween(0, 255);
      assertThat(-range.min() / (double) range.scale())
          .isBetween(range.zeroPoint() - 0.5001, range.zeroPoint() + 0.5001);
    }
  }

  @Test
  void padsWithARealZero() {
    for (Range range : List.of(new Range(-0.3f, 1), new Range(0, 3), new Range(-2, -1))) {
      assertThat(throughBytes(range, new float[] {0})).containsExactly(0);
    }
  }

  /** A dead tensor: any scale serves, but not 0, by which the engine would divide. */
  @ParameterizedTest
  @ValueSource(floats = {0, -0f, 1e-42f})
  void aTensorWithoutValuesHasAScale(float only) {
    Range range = new Range(only, only);
    assertThat(range.scale()).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
    assertThat(throughBytes(range, new float[] {0})).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void anUnboundedRangeIsRefused(float end) {
    assertThatThrownBy(() -> new Range(end, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(0, end)).isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] values(Range range, Random random) {
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] =
          (float) (range.min() + random.nextDouble() * ((double) range.max() - range.min()));
    }
    values[0] = range.min();
    values[1] = range.max();
    return values;
  }

  private static float[] throughBytes(Range range, float[] values) {
    GraphBuilder graph = new GraphBuilder("image");
    String scale = graph.constant(Tensors.scalar("scale", range.scale()));
    String zero = graph.constant(Tensors.unsignedByte("zero", range.zeroPoint()));
    String bytes = graph.node("QuantizeLinear", "bytes", List.of("image", scale, zero));
    graph.node("DequantizeLinear", "result", List.of(bytes, scale, zero));
    Model model =
        new Model(
            "range",
            18,
            List.of(Values.floats("image", "n")),
            List.of(Values.floats("result", "n")),
            graph.build());
    try (OrtModel ort = new OrtModel(model.toBytes(), OptLevel.NO_OPT)) {
      return ort.run("result", values, values.length);
    }
  }
}
