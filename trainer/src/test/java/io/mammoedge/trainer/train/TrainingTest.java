package io.mammoedge.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final NetworkSpec SPEC = NetworkSpec.parse("small+[8-8-16]x1", 2);
  private static final Network.Setup SETUP = Network.Setup.of(new ImageSize(32, 32));

  @TempDir Path folder;

  @Test
  void learnsToTellABrightBlobFromADarkOneAndKeepsTheBestWeights() throws IOException {
    Evaluation evaluation = new Evaluation(new Blobs(32, 2), Evaluation::accuracy);
    try (Network network = Network.random(SPEC, SETUP, 7)) {
      Training.Result result =
          run(network, config(8, 8, Stage.of("all", 4, 3e-3)), new Blobs(48, 1), evaluation);
      assertThat(result.epochs()).hasSize(4);
      assertThat(result.best().score()).isGreaterThanOrEqualTo(0.9);
      assertThat(result.epochs().get(0).trainLoss())
          .isGreaterThan(result.epochs().get(3).trainLoss());
      assertThat(evaluation.judge(network, 100, 1).score()).isEqualTo(result.best().score());
    }
  }

  @Test
  void theBestWeightsAreThoseOfTheBestEpochNotOfTheLast() throws IOException {
    int[] calls = new int[1];
    ToDoubleBiFunction<double[][], int[]> firstIsBest = (p, l) -> 10 - calls[0]++;
    try (Network one = Network.random(SPEC, SETUP, 7);
        Network three = Network.random(SPEC, SETUP, 7)) {
      run(one, config(8, 8, Stage.of("all", 1, 3e-3)), "one", Evaluation::accuracy);
      Training.Result result =
          run(three, config(8, 8, Stage.of("all", 3, 3e-3)), "three", firstIsBest);
      assertThat(result.best().epoch()).isEqualTo(1);
      assertSame(three.weights(), one.weights(), 1e-5);
    }
  }

  @Test
  void aFrozenLayerKeepsItsWeightsAndItsBatchStatisticsAndTheNextStageTrainsIt()
      throws IOException {
    for (String frozen : List.of("features", "lower", "features.stage1", "patch")) {
      try (Network network = Network.random(SPEC, SETUP, 7)) {
        Map<String, Tensor> before = network.weights();
        String prefix = frozen.equals("lower") ? "features.stem" : "features.stage1";
        run(network, config(8, 8, Stage.of("a", 1, 3e-3).freezing(frozen)), "f-" + frozen, last());
        assertThat(changed(before, network.weights(), prefix)).as(frozen).isZero();
        assertThat(changed(before, network.weights(), "fc.")).isEqualTo(2);
        run(network, config(8, 8, Stage.of("b", 1, 3e-3)), "t-" + frozen, last());
        assertThat(unchanged(before, network.weights(), prefix)).as(frozen).isEmpty();
      }
    }
  }

  @Test
  void aLayerThatIsNotThereIsNamedBeforeAnythingIsTrained() {
    try (Network network = Network.random(SPEC, SETUP, 7)) {
      TrainingConfig config =
          config(8, 8, Stage.of("a", 1, 3e-3), Stage.of("b", 1, 3e-3).freezing("features.stem9"));
      assertThatThrownBy(() -> run(network, config, "never", Evaluation::accuracy))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageContaining("'b'")
          .hasMessageContaining("'stem9'")
          .hasMessageContaining("stem1");
      assertThat(folder.resolve("never")).doesNotExist();
    }
  }

  @Test
  void microBatchesAddUpToTheGradientOfTheBatch() throws IOException {
    // Batch norms see another batch, so they are kept fixed for this comparison.
    Stage stage =
        new Stage(
            "all", 1, 1e-3, List.of(), List.of("features", "top1"), Map.of(), 0, 0, List.of(), 0);
    try (Network whole = Network.random(SPEC, SETUP, 7);
        Network split = Network.random(SPEC, SETUP, 7)) {
      run(whole, config(8, 8, stage), "whole", last());
      run(split, config(8, 2, stage), "split", last());
      assertSame(split.weights(), whole.weights(), 1e-4);
    }
  }

  @Test
  void workersDoNotChangeWhatIsTrained() throws IOException {
    TrainingConfig config = config(4, 4, Stage.of("all", 2, 1e-3));
    try (Network one = Network.random(SPEC, SETUP, 7);
        Network four = Network.random(SPEC, SETUP, 7)) {
      Evaluation evaluation = new Evaluation(new Blobs(8, 2), last());
      training(one, config, new Blobs(16, 1), evaluation, 1)
          .run("toy", new Checkpoints(folder.resolve("one"), Map.of()));
      training(four, config, new Blobs(16, 1), evaluation, 4)
          .run("toy", new Checkpoints(folder.resolve("four"), Map.of()));
      assertSame(four.weights(), one.weights(), 1e-5);
    }
  }

  @Test
  void aStageEndsWhenTheValidationLossHasNotFallenForItsPatience() {
    Stage patient = new Stage("a", 9, 1, List.of(), List.of(), Map.of(), 0, 0, List.of(), 2);
    assertThat(patient.isExhausted(List.of(3.0, 2.0, 2.5))).isFalse();
    assertThat(patient.isExhausted(List.of(3.0, 2.0, 2.5, 2.0))).isTrue();
    assertThat(patient.isExhausted(List.of(3.0))).isFalse();
    assertThat(Stage.of("a", 9, 1).isExhausted(List.of(1.0, 2.0, 3.0, 4.0))).isFalse();
  }

  @Test
  void learningRatesAndPenaltiesApplyToTheirLayers() {
    Stage stage =
        new Stage(
            "a", 1, 0.1, List.of(), List.of(), Map.of("features", 0.01), 0.5, 0, List.of("new"), 0);
    try (Network network = Network.random(SPEC, SETUP, 7)) {
      Parts parts = new Parts(network.block(), SPEC.backbone());
      Map<String, ParameterGroups.Member> members =
          ParameterGroups.of(network, parts, stage).members();
      assertThat(members.get("features.stem1.conv.weight").rates())
          .isEqualTo(new Adam.Rates(0.01, 0, 0));
      assertThat(members.get("fc.weight").rates()).isEqualTo(new Adam.Rates(1, 1.0, 0));
      assertThat(members.get("fc.bias").rates()).isEqualTo(new Adam.Rates(1, 0, 0));
      assertThat(members).doesNotContainKey("features.stem1.norm.runningMean");
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
  void aPlaceOfALesionWeighsEightOfBackgroundAndSomePlacesNothing() {
    float[] weights = LossWeights.ofPlaces(new int[] {0, 0, Sample.NOTHING, 2}, 3);
    assertThat(weights)
        .containsExactly(new float[] {0.1f, 0, 0, 0.1f, 0, 0, 0, 0, 0, 0, 0, 0.8f}, within(1e-6f));
  }

  @Test
  void softmaxLogarithmsSurviveExtremeLogits() {
    double[] logs = Softmax.logOf(new float[] {500, -500});
    assertThat(logs[0]).isEqualTo(0.0);
    assertThat(logs[1]).isEqualTo(-1000.0);
    assertThat(Softmax.of(new float[] {0, 0})).containsExactly(0.5, 0.5);
  }

  /** A score that grows, so that the last epoch is the best. */
  private static ToDoubleBiFunction<double[][], int[]> last() {
    int[] calls = new int[1];
    return (probabilities, labels) -> calls[0]++;
  }

  private static TrainingConfig config(int batch, int micro, Stage... stages) {
    Augmentation some = new Augmentation(true, true, 10, 0, 0.1, 5, null);
    return new TrainingConfig(5, batch, micro, true, false, 0, some, List.of(stages));
  }

  private static Training training(
      Network network, TrainingConfig config, Samples train, Evaluation judge, int workers) {
    return new Training(network, config, train, judge, Training.Settings.of(100, workers));
  }

  private Training.Result run(
      Network network, TrainingConfig config, Samples train, Evaluation evaluation)
      throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder.resolve("checkpoint"), Map.of());
    return training(network, config, train, evaluation, 1).run("toy", checkpoints);
  }

  private Training.Result run(
      Network network,
      TrainingConfig config,
      String name,
      ToDoubleBiFunction<double[][], int[]> score)
      throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder.resolve(name), Map.of());
    return training(network, config, new Blobs(16, 1), new Evaluation(new Blobs(8, 2), score), 1)
        .run("toy", checkpoints);
  }

  private static List<String> unchanged(
      Map<String, Tensor> before, Map<String, Tensor> after, String prefix) {
    return before.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> Arrays.equals(before.get(name).values(), after.get(name).values()))
        .toList();
  }

  private static long changed(
      Map<String, Tensor> before, Map<String, Tensor> after, String prefix) {
    return before.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> !Arrays.equals(before.get(name).values(), after.get(name).values()))
        .count();
  }

  private static void assertSame(
      Map<String, Tensor> got, Map<String, Tensor> expected, double tolerance) {
    expected.forEach(
        (name, tensor) -> {
          for (int i = 0; i < tensor.values().length; i++) {
            assertThat((double) got.get(name).values()[i])
                .as(name)
                .isCloseTo(tensor.values()[i], within(tolerance));
          }
        });
  }
}
