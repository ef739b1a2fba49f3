package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.runtime.score.FlipAverage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One run of a graph with flips inside against the runtime's four runs of one without. */
class FlipsInGraphTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Plane image = Images.noise(4, 130, 77);
  private final ReleaseGraph.Member first = Members.residual(manager, 7, 3, 64, 48);
  private final ReleaseGraph.Member second = Members.residual(manager, 8, 1, 64, 48);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void oneMember() {
    assertSameAsTheRuntime(List.of(first));
  }

  @Test
  void twoMembers() {
    assertSameAsTheRuntime(List.of(first, second));
  }

  @Test
  void weightsAreInTheFileOnce() {
    long one = weights(ReleaseGraph.of(List.of(first), "one", List.of(Flip.NONE)));
    long flips = weights(ReleaseGraph.of(List.of(first), "flips", List.of(Flip.values())));
    assertThat(flips).as("only the map's kernel is there four times").isLessThan(one + one / 10);
  }

  private static long weights(Model model) {
    return model.graph().constants().values().stream().mapToLong(t -> t.getRawData().size()).sum();
  }

  private static byte[] inGraph(List<ReleaseGraph.Member> members) {
    return ReleaseGraph.of(members, "flips", List.of(Flip.values())).toBytes();
  }

  private void assertSameAsTheRuntime(List<ReleaseGraph.Member> members) {
    byte[] model = inGraph(members);
    OnnxChecker.check(model);
    try (InferenceSession plain =
            InferenceSession.open(Members.release(members, "plain"), Provider.CPU, 1);
        OrtModel flips = new OrtModel(model)) {
      Outcome expected = FlipAverage.run(plain, image);
      assertThat((double) flips.run("probability", image)[0])
          .isCloseTo(expected.probability(), within(1e-6));
      float[] logits = flips.run("logits", image);
      assertThat((double) logits[1]).isCloseTo(expected.logits()[1], within(1e-5));
      Agreement.assertClose(
          flips.run("cam", image), expected.heatMap().orElseThrow().values(), 1e-5);
      assertThat(plain.run(image).probability())
          .as("a flip that changes nothing would prove nothing")
          .isNotCloseTo(expected.probability(), within(1e-4));
    }
  }
}
