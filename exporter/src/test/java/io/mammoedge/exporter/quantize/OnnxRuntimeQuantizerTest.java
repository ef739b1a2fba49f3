package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import com.google.gson.Gson;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.Plane;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The quantizer of ONNX Runtime's authors on the same graph, images and rule ({@code
 * make_reference.py}): the same scales, zero points, codes and answers.
 */
class OnnxRuntimeQuantizerTest {
  private static final Set<String> LAYERS = Set.of("stem", "first", "second", "last");
  private static final double FLOAT_ROUNDING = 2e-6;

  private static Reference reference;
  private static Model model;
  private static Graph quantized;

  /** What the script wrote; {@code tensors} by name. */
  private record Reference(
      int height,
      int width,
      int images,
      Map<String, Parameters> tensors,
      float[][] floatLogits,
      float[][] logits) {
    List<Plane> planes() {
      return IntStream.range(0, images).mapToObj(this::plane).toList();
    }

    private Plane plane(int k) {
      float[] values = new float[height * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = ((long) i * i * 31 + k * 7919L) % 65536;
      }
      return new Plane(height, width, values);
    }
  }

  /** Of one tensor; {@code codes} of constants. */
  private record Parameters(float[] scale, int[] zero, int[] codes) {}

  @BeforeAll
  static void quantize() throws IOException {
    reference =
        new Gson()
            .fromJson(
                new String(resource("reference.json"), StandardCharsets.UTF_8), Reference.class);
    model = model(ModelProto.parseFrom(resource("reference.onnx")));
    List<String> tensors = QuantizedGraph.tensors(model.graph(), LAYERS);
    Map<String, Calibration.Seen> seen =
        Calibration.of(model, tensors, reference.planes(), () -> {});
    quantized =
        QuantizedGraph.of(
            model.graph(),
            LAYERS,
            tensor -> RangeRule.MIN_MAX.range(seen.get(tensor).histogram()),
            WeightRange.FULL);
  }

  @Test
  void theSameTensorsAreInBytes() {
    assertThat(
            quantized.constants().keySet().stream()
                .filter(name -> name.endsWith(".scale"))
                .map(name -> name.substring(0, name.length() - ".scale".length())))
        .containsExactlyInAnyOrderElementsOf(reference.tensors.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"centred", "stem.relu", "first.relu", "second", "sum.relu", "last"})
  void theSameScaleAndZeroPointOfActivations(String tensor) {
    assertScales(tensor);
    int zero = Byte.toUnsignedInt(bytes(tensor + ".zero").get(0));
    assertThat(zero).isEqualTo(reference.tensors.get(tensor).zero[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stem", "first", "second", "last"})
  void theSameCodesOfWeights(String layer) {
    assertScales(layer + ".weight");
    byte[] codes = new byte[reference.tensors.get(layer + ".weight").codes.length];
    bytes(layer + ".weight.int8").get(codes);
    assertNearly(IntStream.range(0, codes.length).map(i -> codes[i]).toArray(), layer + ".weight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stem", "first", "last"})
  void theSameCodesOfBiases(String layer) {
    assertScales(layer + ".bias");
    int[] codes = new int[reference.tensors.get(layer + ".bias").codes.length];
    bytes(layer + ".bias.int32").asIntBuffer().get(codes);
    assertNearly(codes, layer + ".bias");
  }

  @Test
  void theSameAnswers() {
    try (OrtModel floats = new OrtModel(model.toBytes());
        OrtModel bytes = new OrtModel(model.withGraph(quantized).toBytes(), OptLevel.NO_OPT)) {
      for (int k = 0; k < reference.images; k++) {
        Plane image = reference.planes().get(k);
        assertClose(floats.run("logits", image), reference.floatLogits[k], 1e-4);
        // A value between two codes may be rounded to either; the mean over all dilutes it.
        assertClose(bytes.run("logits", image), reference.logits[k], 0.05);
        assertThat(Math.abs(reference.logits[k][0] - reference.floatLogits[k][0]))
            .as("bytes differ from floats by more than that")
            .isGreaterThan(0.5f);
      }
    }
  }

  private static void assertScales(String tensor) {
    float[] expected = reference.tensors.get(tensor).scale;
    float[] scales = Tensors.floats(quantized.constant(tensor + ".scale"));
    assertThat(scales).hasSameSizeAs(expected);
    for (int i = 0; i < scales.length; i++) {
      assertThat(scales[i] / (double) expected[i]).isCloseTo(1, within(FLOAT_ROUNDING));
    }
  }

  /** Equal, but for a tie that the last bit of a scale decides. */
  private static void assertNearly(int[] codes, String tensor) {
    int[] expected = reference.tensors.get(tensor).codes;
    assertThat(codes).hasSameSizeAs(expected);
    assertThat(
            IntStream.range(0, codes.length)
                .map(i -> Math.abs(codes[i] - expected[i]))
                .max()
                .orElse(0))
        .isLessThanOrEqualTo(1);
    assertThat(IntStream.range(0, codes.length).filter(i -> codes[i] != expected[i]).count())
        .isLessThanOrEqualTo(codes.length / 100);
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static ByteBuffer bytes(String constant) {
    return quantized
        .constant(constant)
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Model model(ModelProto proto) {
    Map<String, TensorProto> constants = new LinkedHashMap<>();
    proto.getGraph().getInitializerList().forEach(c -> constants.put(c.getName(), c));
    return new Model(
        "reference",
        18,
        proto.getGraph().getInputList(),
        proto.getGraph().getOutputList(),
        new Graph(proto.getGraph().getNodeList(), constants));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxRuntimeQuantizerTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
