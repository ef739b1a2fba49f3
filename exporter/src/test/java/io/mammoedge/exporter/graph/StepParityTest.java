package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.ModelGuard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Preprocessing in Java against the same steps in ONNX Runtime. */
class StepParityTest {
  /** 1e-5 of full scale, in presentation values. */
  private static final double TOLERANCE = 0.65;

  /** The same on the 0..255 scale. */
  private static final double SCALED_TOLERANCE = 255e-5;

  @ParameterizedTest
  @CsvSource({
    "1500, 1100,  288,  224",
    "3328, 2560, 1152,  896",
    "4095, 3061, 1152,  896",
    "3328, 4096, 1152,  896",
    " 301,  257,  113,   71",
    " 100,   80,  288,  224",
    "  33,  517,  200,  100",
    " 288,  224,  288,  224",
    " 288,  500,  288,  224",
    "   1,    1,    7,    5",
    "   3, 1000,    1,    1"
  })
  void resampleAgreesOnExtremesAndNoise(int height, int width, int toHeight, int toWidth) {
    for (Resample.Filter filter : Resample.Filter.values()) {
      Preprocessing resample = resample(toHeight, toWidth, Resample.Fit.STRETCH, filter);
      assertAgrees(resample, Images.extremes(1, height, width), tolerance(filter));
      assertAgrees(resample, Images.noise(2, height, width), tolerance(filter));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1500, 1100, 288, 224",
    "1101, 1500, 288, 224",
    " 301,  257, 113,  71",
    " 100,   80, 288, 224",
    "  40,   90, 288, 224",
    " 288,  224, 288, 224",
    " 289,  224, 288, 224",
    "   1,    1,   7,   5",
    "   1, 3000,  64,  48",
    "3000,    1,  64,  48",
    " 999,  333,   1,   1"
  })
  void letterboxAgreesOnExtremesAndNoise(int height, int width, int toHeight, int toWidth) {
    for (Resample.Filter filter : Resample.Filter.values()) {
      Preprocessing fit = resample(toHeight, toWidth, Resample.Fit.LETTERBOX, filter);
      assertAgrees(fit, Images.extremes(5, height, width), tolerance(filter));
      assertAgrees(fit, Images.noise(6, height, width), tolerance(filter));
    }
  }

  private static Preprocessing resample(
      int height, int width, Resample.Fit fit, Resample.Filter filter) {
    return new Preprocessing(List.of(new Resample(height, width, fit, filter)));
  }

  /** The cubic computes the same floats in the same order, node by node. */
  private static double tolerance(Resample.Filter filter) {
    return filter == Resample.Filter.CUBIC ? 0 : TOLERANCE;
  }

  /** Where only pixels move, the floats are the same. */
  @ParameterizedTest
  @MethodSource("cuts")
  void orientAndCropsAreTheSameFloats(List<Step> steps) {
    Preprocessing cut = new Preprocessing(steps);
    try (OrtModel ort = new OrtModel(graph(cut))) {
      for (Plane image : shapes()) {
        assertAgrees(ort, cut, image, 0);
      }
    }
  }

  static List<List<Step>> cuts() {
    return List.of(
        List.of(new Orient()),
        List.of(new CropBorder(0)),
        List.of(new CropBorder(20)),
        List.of(new CropBorder(499)),
        List.of(new CropBackground(0, 1)),
        List.of(new CropBackground(5140, 20)),
        List.of(new CropBackground(65_534, 500)),
        List.of(new CropBackground(30_000, 1000)),
        List.of(new CropBorder(30), new Orient(), new CropBackground(5140, 20)),
        List.of(new CropBackground(5140, 20), new CropBorder(250), new Orient()));
  }

  private static List<Plane> shapes() {
    List<Plane> images = new ArrayList<>();
    int[][] sizes = {{1, 1}, {1, 2}, {2, 1}, {1, 77}, {33, 1}, {20, 30}, {64, 64}, {97, 131}};
    for (int[] size : sizes) {
      images.add(new Plane(size[0], size[1], new float[size[0] * size[1]]));
      images.add(Images.extremes(size[0], size[0], size[1]));
      images.add(Images.noise(size[1], size[0], size[1]));
      for (long seed = 0; seed < 12; seed++) {
        images.add(Images.rectangle(seed, size[0], size[1]));
      }
    }
    return images;
  }

  /** A tie, and one grey value of 256 away from it on either side. */
  @ParameterizedTest
  @CsvSource({"0, false", "255, false", "256, true", "-1, false"})
  void orientDecidesTiesAlike(int difference, boolean mirrored) {
    int height = 4096;
    Plane image = new Plane(height, 5, new float[height * 5]);
    Arrays.fill(image.values(), 65_280);
    image.values()[4] += difference - 25_600;
    image.values()[0] -= 25_600;
    Preprocessing orient = new Preprocessing(List.of(new Orient()));
    assertAgrees(orient, image, 0);
    assertThat(orient.apply(image).values()[0] > image.values()[0]).isEqualTo(mirrored);
  }

  @ParameterizedTest
  @CsvSource({"1200, 900, 96, 80", "700, 1101, 288, 224", "61, 43, 288, 224", "3, 5, 16, 16"})
  void allStepsInARowAgree(int height, int width, int toHeight, int toWidth) {
    for (Resample.Fit fit : Resample.Fit.values()) {
      for (Resample.Filter filter : Resample.Filter.values()) {
        assertAllAgree(height, width, new Resample(toHeight, toWidth, fit, filter));
      }
    }
  }

  private static void assertAllAgree(int height, int width, Resample resample) {
    Preprocessing all =
        Preprocessing.of(
            List.of(new CropBorder(10), new Orient(), new CropBackground(5140, 20), resample),
            52.18f);
    try (OrtModel ort = new OrtModel(graph(all))) {
      assertAgrees(ort, all, Images.noise(7, height, width), SCALED_TOLERANCE);
      assertAgrees(ort, all, new Plane(height, width, new float[height * width]), 0);
      for (long seed = 0; seed < 4; seed++) {
        assertAgrees(ort, all, Images.rectangle(seed, height, width), SCALED_TOLERANCE);
      }
    }
  }

  @Test
  void scaleAndMeanAreTheSameFloats() {
    Plane image = Images.noise(3, 30, 50);
    assertAgrees(new Preprocessing(List.of(new Scale(Preprocessing.TO_255))), image, 0);
    assertAgrees(new Preprocessing(List.of(new Mean(52.18f))), image, 0);
  }

  @Test
  void noStepsLeaveTheImageAsItIs() {
    assertAgrees(new Preprocessing(List.of()), Images.noise(4, 5, 6), 0);
  }

  private static void assertAgrees(Preprocessing steps, Plane image, double tolerance) {
    try (OrtModel ort = new OrtModel(graph(steps))) {
      assertAgrees(ort, steps, image, tolerance);
    }
  }

  private static void assertAgrees(
      OrtModel ort, Preprocessing steps, Plane image, double tolerance) {
    Plane expected = steps.apply(image);
    assertThat(ort.shape("result", image))
        .containsExactly(1, 1, expected.height(), expected.width());
    float[] actual = ort.run("result", image);
    assertThat(Agreement.maxDifference(actual, expected.values())).isLessThanOrEqualTo(tolerance);
  }

  private static byte[] graph(Preprocessing steps) {
    GraphBuilder graph = new GraphBuilder("image");
    List<String> results = new PreprocessingNodes(graph).add("image", steps);
    String out = results.isEmpty() ? "image" : results.get(results.size() - 1);
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
    assertThat(ModelGuard.inspect(model, "steps").opset()).isEqualTo(18);
    return model;
  }
}
