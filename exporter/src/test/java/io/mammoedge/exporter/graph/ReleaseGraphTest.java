package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.exporter.testing.Reference;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseGraphTest {
  /** One part in 10^5 of a log-odds of a few units; both sides compute in float32. */
  private static final double TOLERANCE = 1e-4;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void scoresSixteenBitPixelsAsJavaAndDjlDo(int channels) {
    ReleaseGraph.Member member = member(5, channels, 64, 48);
    byte[] model = ReleaseGraph.write(List.of(member), "demo");
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      for (Plane image : List.of(Images.extremes(1, 201, 155), Images.noise(2, 40, 90))) {
        double[] expected = Reference.logProbabilities(member, manager, image);
        assertThat((double) run(ort, "probability", image)[0])
            .isCloseTo(Math.exp(expected[1]), within(TOLERANCE));
        float[] logits = run(ort, "logits", image);
        assertThat((double) logits[0]).isCloseTo(expected[0], within(TOLERANCE));
        assertThat((double) logits[1]).isCloseTo(expected[1], within(TOLERANCE));
      }
      assertThat(ort.outputs()).containsExactly("probability", "logits", "cam");
    }
  }

  @Test
  void meanOfTheMapPlusTheBiasesIsTheLogOdds() {
    ReleaseGraph.Member member = member(6, 3, 64, 48);
    Plane image = Images.noise(3, 100, 100);
    try (OrtModel ort = new OrtModel(ReleaseGraph.write(List.of(member), "demo"))) {
      float[] bias = bias(member);
      float[] logits = run(ort, "logits", image);
      float[] map = run(ort, "cam", image);
      assertThat(map.length).isGreaterThan(1);
      assertThat(Reference.mean(map) + bias[1] - bias[0])
          .isCloseTo((double) logits[1] - logits[0], within(TOLERANCE));
    }
  }

  @Test
  void membersAreAveragedAsProbabilities() {
    ReleaseGraph.Member first = member(7, 3, 64, 48);
    ReleaseGraph.Member second =
        new ReleaseGraph.Member(
            RandomNets.residualNet(manager, 8, 1, 2), 1, preprocessing(64, 48, 0.9f));
    byte[] model = ReleaseGraph.write(List.of(first, second), "two");
    OnnxChecker.check(model);
    Plane image = Images.noise(4, 130, 77);
    double expected =
        (Reference.probability(first, manager, image)
                + Reference.probability(second, manager, image))
            / 2;
    try (OrtModel ort = new OrtModel(model)) {
      assertThat((double) run(ort, "probability", image)[0]).isCloseTo(expected, within(TOLERANCE));
      assertThat(Math.exp(run(ort, "logits", image)[1])).isCloseTo(expected, within(TOLERANCE));
    }
  }

  private ReleaseGraph.Member member(long seed, int channels, int height, int width) {
    return new ReleaseGraph.Member(
        RandomNets.residualNet(manager, seed, channels, 2),
        channels,
        preprocessing(height, width, 1));
  }

  /** To about -1..1, so that the networks are not saturated. */
  private static Preprocessing preprocessing(int height, int width, float mean) {
    return new Preprocessing(
        List.of(new Step.Resample(height, width), new Step.Scale(2f / 65535), new Step.Mean(mean)));
  }

  private static float[] bias(ReleaseGraph.Member member) {
    Parameter bias =
        member.network().getParameters().valueAt(member.network().getParameters().size() - 1);
    return bias.getArray().toFloatArray();
  }

  private static float[] run(OrtModel ort, String output, Plane image) {
    return ort.run(output, image.values(), 1, 1, image.height(), image.width());
  }
}
