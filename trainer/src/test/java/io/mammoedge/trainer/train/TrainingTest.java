package io.mammoedge.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.weights.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final NetworkSpec SPEC =
      NetworkSpec.wholeImage(Backbone.SMALL, Top.parse("[8-8-16]x1"));

  @Test
  void learnsToTellABrightBlobFromADarkOneAndKeepsTheBestWeights() {
    Samples train = new Blobs(48, 1);
    Samples validation = new Blobs(32, 2);
    List<Map<String, Tensor>> kept = new ArrayList<>();
    try (Network network = Network.random(SPEC, Network.Setup.of(new ImageSize(32, 32)), 7)) {
      Evaluation evaluation = new Evaluation(validation, Evaluation::accuracy);
      Training.Result result =
          new Training(network, config(List.of()), train, evaluation, 100).run("toy", kept::add);
      assertThat(result.epochs()).hasSize(4);
      assertThat(result.best().score()).isGreaterThanOrEqualTo(0.9);
      assertThat(result.epochs().get(0).trainLoss())
          .isGreaterThan(result.epochs().get(3).trainLoss());
      assertThat(evaluation.judge(network, 100).score()).isEqualTo(result.best().score());
      assertThat(kept).isNotEmpty();
    }
  }

  @Test
  void aFrozenPartKeepsItsWeightsAndItsBatchStatistics() {
    try (Network network = Network.random(SPEC, Network.Setup.of(new ImageSize(32, 32)), 7)) {
      Map<String, Tensor> before = network.weights();
      Evaluation evaluation = new Evaluation(new Blobs(8, 2), (p, l) -> 1.0 * l.length);
      // The score never improves after the first epoch, so look at what the trainer hands over.
      List<Map<String, Tensor>> kept = new ArrayList<>();
      new Training(network, config(List.of("features")), new Blobs(16, 1), evaluation, 100)
          .run("toy", kept::add);
      Map<String, Tensor> after = kept.get(0);
      before.forEach(
          (name, tensor) -> {
            if (name.startsWith("features.")) {
              assertThat(after.get(name).values()).as(name).isEqualTo(tensor.values());
            }
          });
      assertThat(after.get("fc.weight").values()).isNotEqualTo(before.get("fc.weight").values());
    }
  }

  @Test
  void freezingSomethingThatIsNotThereIsNamed() {
    try (Network network = Network.random(SPEC, Network.Setup.of(new ImageSize(32, 32)), 7)) {
      Training training =
          new Training(
              network,
              config(List.of("stem")),
              new Blobs(8, 1),
              new Evaluation(new Blobs(8, 2), Evaluation::accuracy),
              100);
      assertThatThrownBy(() -> training.run("toy", w -> {}))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageContaining("'stem'")
          .hasMessageContaining("features");
    }
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    assertThat(trainedFc())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Float.compare(a, b))
        .isEqualTo(trainedFc());
  }

  private static Float[] trainedFc() {
    try (Network network = Network.random(SPEC, Network.Setup.of(new ImageSize(32, 32)), 3)) {
      new Training(
              network,
              config(List.of()),
              new Blobs(16, 1),
              new Evaluation(new Blobs(8, 2), Evaluation::accuracy),
              100)
          .run("toy", w -> {});
      float[] values = network.weights().get("fc.weight").values();
      Float[] boxed = new Float[values.length];
      for (int i = 0; i < values.length; i++) {
        boxed[i] = values[i];
      }
      return boxed;
    }
  }

  @Test
  void balancedLossCountsEachClassPresentTheSame() {
    float[] weights = LossWeights.of(new int[] {0, 0, 0, 2}, 3, true);
    assertThat(weights[0] + weights[3] + weights[6]).isCloseTo(0.5f, within(1e-6f));
    assertThat(weights[11]).isEqualTo(0.5f);
    float[] plain = LossWeights.of(new int[] {0, 0, 0, 2}, 3, false);
    assertThat(plain[11]).isEqualTo(0.25f);
  }

  @Test
  void softmaxLogarithmsSurviveExtremeLogits() {
    double[] logs = Softmax.logOf(new float[] {500, -500});
    assertThat(logs[0]).isEqualTo(0.0);
    assertThat(logs[1]).isEqualTo(-1000.0);
    assertThat(Softmax.of(new float[] {0, 0})).containsExactly(0.5, 0.5);
  }

  private static TrainingConfig config(List<String> frozen) {
    return new TrainingConfig(
        5,
        8,
        true,
        false,
        new Augmentation(true, true, 10, 0, 0.1, 5),
        List.of(new Stage("only", frozen, List.of(), 3e-3, 1e-4, 4)));
  }

  /** Noise with a blob in the middle: darker is class 0, brighter class 1. */
  private static final class Blobs implements Samples {
    private final List<Plane> images = new ArrayList<>();

    Blobs(int count, long seed) {
      Random random = new Random(seed);
      for (int i = 0; i < count; i++) {
        float[] values = new float[32 * 32];
        for (int p = 0; p < values.length; p++) {
          boolean inside = Math.hypot(p / 32 - 16, p % 32 - 16) < 8;
          values[p] =
              (float) (100 + 10 * random.nextGaussian() + (inside ? (i % 2 == 0 ? -30 : 30) : 0));
        }
        images.add(new Plane(32, 32, values));
      }
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public Plane image(int index) {
      return images.get(index);
    }
  }
}
