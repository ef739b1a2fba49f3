package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.testing.SmallModel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGuardTest {
  @Test
  void readsWhatAModelSaysOfItself() {
    ModelFacts facts = inspect(SmallModel.withMetadata("key", "value ä"));
    assertThat(facts.irVersion()).isEqualTo(8);
    assertThat(facts.opset()).isEqualTo(18);
    assertThat(facts.producer()).isEqualTo("make_small_model.py");
    assertThat(facts.nodes()).isEqualTo(13);
    // sizes 4, factor and mean 2, conv 36 + 4, fc 8 + 2, cam 4, four indices
    assertThat(facts.weights()).isEqualTo(64);
    assertThat(facts.metadata()).containsOnlyKeys("key").containsEntry("key", "value ä");
  }

  @Test
  void takesBranches() {
    assertThat(inspect(SmallModel.resource("allowed-nesting.onnx")).nodes()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "external-data, weights in other files",
    "external-entry, weights in other files",
    "opset, 'com.example'",
    "node-domain, 'com.example'",
    "function, functions",
    "training, training graphs",
    "nesting, nested more than 2 deep",
    "loop, Loop",
    "shape, absurd shape",
    "bytes, shape does not fit its bytes",
    "sparse, field 15 of a graph",
    "metadata, 'k' comes twice",
  })
  void refusesWhatAReleaseMayNotHold(String name, String message) {
    assertThatThrownBy(() -> inspect(SmallModel.resource("forbidden-" + name + ".onnx")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("m.onnx: not an allowed ONNX model: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesASecondGraph() {
    byte[] model = SmallModel.concat(SmallModel.bytes(), SmallModel.field(7, new byte[0]));
    assertThatThrownBy(() -> inspect(model)).hasMessageContaining("two graphs");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] model = SmallModel.bytes();
    for (int length = 0; length < model.length; length++) {
      byte[] part = Arrays.copyOf(model, length);
      assertThat(isRefused(part)).as("%d bytes", length).isTrue();
    }
  }

  @Test
  void anyBytesAreAModelOrRefused() {
    Random random = new Random(20261123);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] model = SmallModel.withMetadata("k", "v");
      for (int k = random.nextInt(4); k >= 0; k--) {
        model[random.nextInt(model.length)] = (byte) random.nextInt();
      }
      refused += isRefused(model) ? 1 : 0;
    }
    assertThat(refused).isBetween(5000, 19_000);
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThat(isRefused(noise)).isTrue();
    }
  }

  /** Whatever else is thrown fails the test. */
  private static boolean isRefused(byte[] model) {
    try {
      inspect(model);
      return false;
    } catch (IntegrityException e) {
      return true;
    }
  }

  private static ModelFacts inspect(byte[] model) {
    return ModelGuard.inspect(model, "m.onnx");
  }
}
