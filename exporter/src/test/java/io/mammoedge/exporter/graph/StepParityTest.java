package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preprocessing in Java against the same steps in ONNX Runtime. */
class StepParityTest {
  /** 1e-5 of full scale, in presentation values. */
  private static final double TOLERANCE = 0.65;

  @ParameterizedTest
  @CsvSource({
    "1500, 1100,  288,  224",
    "3328, 2560, 1152,  896",
    "4095, 3061, 1152,  896",
    " 301,  257,  113,   71",
    " 100,   80,  288,  224",
    "  33,  517,  200,  100",
    " 288,  224,  288,  224",
    " 288,  500,  288,  224",
    "   1,    1,    7,    5",
    "   3, 1000,    1,    1"
  })
  void resampleAgreesOnExtremesAndNoise(int height, int width, int toHeight, int toWidth) {
    Preprocessing resample = new Preprocessing(List.of(new Step.Resample(toHeight, toWidth)));
    assertAgrees(resample, Images.extremes(1, height, width), TOLERANCE);
    assertAgrees(resample, Images.noise(2, height, width), TOLERANCE);
  }

  @Test
  void scaleAndMeanAreTheSameFloats() {
    Plane image = Images.noise(3, 30, 50);
    assertAgrees(new Preprocessing(List.of(new Step.Scale(Preprocessing.TO_255))), image, 0);
    assertAgrees(new Preprocessing(List.of(new Step.Mean(52.18f))), image, 0);
  }

  @Test
  void noStepsLeaveTheImageAsItIs() {
    assertAgrees(new Preprocessing(List.of()), Images.noise(4, 5, 6), 0);
  }

  private static void assertAgrees(Preprocessing steps, Plane image, double tolerance) {
    Plane expected = steps.apply(image);
    try (OrtModel ort = new OrtModel(graph(steps))) {
      float[] actual = ort.run("result", image);
      assertThat(actual).hasSameSizeAs(expected.values());
      assertThat(Agreement.maxDifference(actual, expected.values())).isLessThanOrEqualTo(tolerance);
    }
  }

  private static byte[] graph(Preprocessing steps) {
    GraphBuilder graph = new GraphBuilder("image");
    String out = new PreprocessingNodes(graph, "image").add(steps);
    graph.node("Identity", "result", List.of(out));
    byte[] model =
        new Model(
                "steps",
                18,
                List.of(Values.floats("image", "1", "1", "height", "width")),
                List.of(Values.floats("result", "1", "1", "h", "w")),
                graph.build())
            .toBytes();
    OnnxChecker.check(model);
    return model;
  }
}
