package io.mammoedge.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a whole-image network begins with, when it comes from a patch classifier. */
class TakenOverTest {
  private static final Backbone BACKBONE = Backbone.named("small");
  private static final Top HEAT_MAP = Top.parse("heatmap-relu,fc8");
  private static final int PATCH = 56;

  @Test
  void aHeatMapHasThePatchClassifiersOutputLayer() {
    try (Network patch = patchClassifier();
        Network image = started(HEAT_MAP, patch.weights(), new ImageSize(80, 96))) {
      Map<String, Tensor> before = patch.weights();
      Map<String, Tensor> after = image.weights();
      assertThat(after.get("heatmap.conv.weight"))
          .usingRecursiveComparison()
          .isEqualTo(before.get("fc.weight"));
      assertThat(after.get("heatmap.conv.bias"))
          .usingRecursiveComparison()
          .isEqualTo(before.get("fc.bias"));
      assertThat(before.get("fc.bias").values()).doesNotContain(0);
      assertSameFeatures(before, after);
    }
  }

  /** Where there is one cell, the map is the patch classifier's answer, below zero cut off. */
  @Test
  void theHeatMapOfOnePatchIsTheAnswerOfThePatchClassifier() {
    try (Network patch = patchClassifier();
        Network image = started(HEAT_MAP, patch.weights(), new ImageSize(PATCH, PATCH))) {
      float[] pixels = new float[PATCH * PATCH];
      Random random = new Random(3);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      float[] answer = patch.logits(pixels, 1, PATCH, PATCH)[0];
      float[] map = heatMap(image, pixels);
      assertThat(map).hasSize(answer.length);
      assertThat(map).contains(0f);
      assertThat(java.util.stream.IntStream.range(0, map.length)).anyMatch(i -> map[i] > 0);
      for (int i = 0; i < map.length; i++) {
        assertThat(map[i]).isCloseTo(Math.max(0, answer[i]), within(1e-4f));
      }
    }
  }

  /** Before any training, the image's answer is that of the patch that looks most like a lesion. */
  @Test
  void anAttendingNetworkBeginsWithTheOpinionOfThePatchClassifier() {
    try (Network patch = patchClassifier();
        Network image = started(Top.parse("attend4"), patch.weights(), new ImageSize(8, 8))) {
      float[] pixels = new float[64];
      Random random = new Random(5);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      float[] one = patch.logits(pixels, 1, 8, 8)[0];
      float[] whole = image.logits(pixels, 1, 8, 8)[0];
      double malignant = Math.log(Math.exp(one[2]) + Math.exp(one[4]));
      double benign = Math.log(Math.exp(one[1]) + Math.exp(one[3]));
      assertThat((double) whole[1] - whole[0]).isCloseTo(malignant - benign, within(1e-4));
    }
  }

  @Test
  void withoutAHeatMapTheOutputLayerIsNewAndTheFeaturesAreNot() {
    try (Network patch = patchClassifier();
        Network image = started(Top.parse("16x1"), patch.weights(), new ImageSize(80, 96))) {
      assertThat(image.weights().get("fc.weight").shape()).containsExactly(2, 16);
      assertSameFeatures(patch.weights(), image.weights());
    }
  }

  @Test
  void aHeatMapFromAPatchModelWithoutItsOutputLayerIsRefused() {
    try (Network patch = patchClassifier()) {
      Map<String, Tensor> weights = patch.weights();
      weights.keySet().removeIf(path -> path.startsWith("fc."));
      assertThatThrownBy(() -> TakenOver.from(start(weights), HEAT_MAP))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessage("patch-model holds no weights of its 'fc.'");
      assertThat(TakenOver.from(start(weights), Top.parse("16x1")).weights())
          .containsKey("features.stem1.conv.weight");
    }
  }

  private static Network patchClassifier() {
    NetworkSpec spec = NetworkSpec.patch(BACKBONE, 5);
    Network network = Network.random(spec, Network.Setup.of(new ImageSize(PATCH, PATCH)), 5);
    Map<String, Tensor> weights = network.weights();
    float[] bias = {0.3f, -0.2f, 0.1f, -0.4f, 0.5f};
    weights.put("fc.bias", new Tensor(new long[] {5}, bias));
    network.load(weights);
    return network;
  }

  /** As a training starts it, with another seed than the patch classifier's. */
  private static Network started(Top top, Map<String, Tensor> patch, ImageSize size) {
    NetworkSpec spec = NetworkSpec.wholeImage(BACKBONE, top);
    Network network = Network.random(spec, Network.Setup.of(size), 6);
    TakenOver.from(start(patch), top).loadInto(network);
    return network;
  }

  private static Start start(Map<String, Tensor> weights) {
    return new Start(weights, Optional.of(Path.of("patch-model")), "digest", "--patch-model");
  }

  private static void assertSameFeatures(Map<String, Tensor> before, Map<String, Tensor> after) {
    String[] paths =
        before.keySet().stream().filter(p -> p.startsWith("features.")).toArray(String[]::new);
    assertThat(paths).isNotEmpty();
    Arrays.stream(paths)
        .forEach(
            path ->
                assertThat(after.get(path).values()).as(path).isEqualTo(before.get(path).values()));
  }

  private static float[] heatMap(Network network, float[] pixels) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray current = manager.create(pixels, new Shape(1, 1, PATCH, PATCH));
      ParameterStore store = new ParameterStore(manager, false);
      Map<String, Block> parts = network.block().namedChildren();
      for (Block part : Stream.of("features", "heatmap").map(parts::get).toList()) {
        current = part.forward(store, new NDList(current), false).singletonOrThrow();
      }
      return current.toFloatArray();
    }
  }
}
