package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.ParameterList;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.exporter.testing.Reference;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One member: the graph in ONNX Runtime against Java preprocessing and DJL. */
class ReleaseGraphTest {
  /** Of probabilities and log-odds of a few units; both sides compute in float32. */
  private static final double TOLERANCE = 1e-4;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 64, 48", "6, 3, 64, 48", "7, 3, 97, 45", "8, 1, 33, 129"})
  void scoresSixteenBitPixelsAsJavaAndDjlDo(long seed, int channels, int height, int width) {
    ReleaseGraph.Member member = Members.residual(manager, seed, channels, height, width);
    byte[] model = Members.release(List.of(member), "demo");
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.outputs()).containsExactly("probability", "logits", "cam");
      assertScores(ort, member, Images.extremes(1, 201, 155));
      assertScores(ort, member, Images.noise(2, 40, 90));
    }
  }

  private void assertScores(OrtModel ort, ReleaseGraph.Member member, Plane image) {
    double[] expected = Reference.logProbabilities(member, manager, image);
    float[] logits = ort.run("logits", image);
    assertThat((double) logits[0]).isCloseTo(expected[0], within(TOLERANCE));
    assertThat((double) logits[1]).isCloseTo(expected[1], within(TOLERANCE));
    assertThat((double) ort.run("probability", image)[0])
        .isCloseTo(Math.exp(expected[1]), within(TOLERANCE));
  }

  @Test
  void withoutResamplingTheNetworkSeesTheImageItself() {
    ReleaseGraph.Member member =
        new ReleaseGraph.Member(
            RandomNets.residualNet(manager, 11, 3, 2),
            3,
            new Preprocessing(List.of(new Scale(1f / 65535))));
    try (OrtModel ort = new OrtModel(Members.release(List.of(member), "demo"))) {
      assertScores(ort, member, Images.noise(12, 61, 83));
      assertScores(ort, member, Images.noise(13, 80, 40));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNetworkSeesThePapersCubic(Resample.Fit fit) {
    Resample cubic = new Resample(64, 48, fit, Resample.Filter.CUBIC);
    ReleaseGraph.Member member =
        new ReleaseGraph.Member(
            RandomNets.residualNet(manager, 16, 3, 2),
            3,
            new Preprocessing(List.of(cubic, new Scale(2f / 65535), new Mean(1))));
    byte[] model = Members.release(List.of(member), "demo");
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      assertScores(ort, member, Images.extremes(17, 201, 155));
      assertScores(ort, member, Images.noise(18, 40, 90));
    }
  }

  @ParameterizedTest
  @CsvSource({"14, 64, 48", "15, 96, 160"})
  void meanOfTheMapPlusTheBiasesIsTheLogOdds(long seed, int height, int width) {
    ReleaseGraph.Member member = Members.residual(manager, seed, 3, height, width);
    Plane image = Images.noise(3, 100, 100);
    try (OrtModel ort = new OrtModel(Members.release(List.of(member), "demo"))) {
      float[] logits = ort.run("logits", image);
      float[] map = ort.run("cam", image);
      float[] bias = bias(member);
      assertThat(map.length).isGreaterThan(1);
      assertThat(Reference.mean(map) + bias[1] - bias[0])
          .isCloseTo((double) logits[1] - logits[0], within(TOLERANCE));
    }
  }

  private static float[] bias(ReleaseGraph.Member member) {
    ParameterList parameters = member.network().getParameters();
    return parameters.valueAt(parameters.size() - 1).getArray().toFloatArray();
  }
}
