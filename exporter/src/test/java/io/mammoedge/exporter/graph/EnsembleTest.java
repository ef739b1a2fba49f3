package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.exporter.testing.Reference;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.GlobalAveragePool;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several members, and heads of other shapes. */
class EnsembleTest {
  private static final double TOLERANCE = 1e-4;

  private final NDManager manager = NDManager.newBaseManager();
  private final Plane image = Images.noise(4, 130, 77);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void membersAreAveragedAsProbabilities() {
    ReleaseGraph.Member first = Members.residual(manager, 7, 3, 64, 48);
    ReleaseGraph.Member second =
        new ReleaseGraph.Member(
            RandomNets.residualNet(manager, 8, 1, 2), 1, Members.preprocessing(80, 60, 0.9f));
    double expected =
        (Reference.probability(first, manager, image)
                + Reference.probability(second, manager, image))
            / 2;
    try (OrtModel ort = release(first, second)) {
      assertThat((double) ort.run("probability", image)[0]).isCloseTo(expected, within(TOLERANCE));
      float[] logits = ort.run("logits", image);
      assertThat(Math.exp(logits[1])).isCloseTo(expected, within(TOLERANCE));
      assertThat(Math.exp(logits[0])).isCloseTo(1 - expected, within(TOLERANCE));
    }
  }

  @Test
  void mapsOfOneSizeAreAveraged() {
    ReleaseGraph.Member first = Members.residual(manager, 7, 3, 64, 48);
    ReleaseGraph.Member second = new ReleaseGraph.Member(first.network(), 3, dark(64, 48));
    try (OrtModel one = release(first);
        OrtModel two = release(second);
        OrtModel both = release(first, second)) {
      float[] map = one.run("cam", image);
      float[] other = two.run("cam", image);
      for (int i = 0; i < map.length; i++) {
        map[i] = (map[i] + other[i]) / 2;
      }
      Agreement.assertClose(both.run("cam", image), map, 1e-5);
    }
  }

  @Test
  void mapsOfDifferentOrUnknownSizeAreLeftOut() {
    ReleaseGraph.Member small = Members.residual(manager, 7, 3, 64, 48);
    ReleaseGraph.Member large = new ReleaseGraph.Member(small.network(), 3, dark(128, 96));
    ReleaseGraph.Member open =
        new ReleaseGraph.Member(
            small.network(), 3, new Preprocessing(List.of(new Scale(1f / 65535))));
    for (List<ReleaseGraph.Member> pair : List.of(List.of(small, large), List.of(open, open))) {
      try (OrtModel ort = release(pair.toArray(new ReleaseGraph.Member[0]))) {
        assertThat(ort.outputs()).containsExactly("probability", "logits");
      }
    }
  }

  @Test
  void aHeadWithAHiddenLayerHasNoMap() {
    Chain net =
        new Chain()
            .add("average", new GlobalAveragePool())
            .add("hidden", Linear.builder().setUnits(5).build())
            .add("classifier", Linear.builder().setUnits(2).build());
    RandomNets.filled(net, manager, new Random(1), new Shape(1, 1, 8, 8));
    ReleaseGraph.Member member = new ReleaseGraph.Member(net, 1, dark(8, 8));
    try (OrtModel ort = release(member)) {
      assertThat(ort.outputs()).containsExactly("probability", "logits");
      assertThat((double) ort.run("probability", image)[0])
          .isCloseTo(Reference.probability(member, manager, image), within(TOLERANCE));
    }
  }

  /** Their probabilities in float32 are exactly 0 and 1, their logarithms minus infinity and 0. */
  @Test
  void sureMembersStayFiniteAndWithinZeroAndOne() {
    Preprocessing loud = new Preprocessing(List.of(new Resample(64, 48)));
    ReleaseGraph.Member member =
        new ReleaseGraph.Member(RandomNets.residualNet(manager, 7, 3, 2), 3, loud);
    double[] expected = Reference.logProbabilities(member, manager, image);
    assertThat(Math.min(expected[0], expected[1])).isLessThan(-1000);
    try (OrtModel ort = release(member, member, member)) {
      float[] logits = ort.run("logits", image);
      assertThat((double) logits[0]).isCloseTo(expected[0], within(1e-5 * -expected[0] + 1e-6));
      assertThat((double) logits[1]).isCloseTo(expected[1], within(1e-5 * -expected[1] + 1e-6));
      assertThat(ort.run("probability", image)[0]).isBetween(0f, 1f);
    }
  }

  private static Preprocessing dark(int height, int width) {
    return Members.preprocessing(height, width, 1.3f);
  }

  private static OrtModel release(ReleaseGraph.Member... members) {
    byte[] model = Members.release(List.of(members), "ensemble");
    OnnxChecker.check(model);
    return new OrtModel(model);
  }
}
