package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.testing.SmallModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceSessionTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void saysWhatPythonsOnnxRuntimeSays(int k) {
    SmallModel.Expected expected = SmallModel.expected().get(k);
    try (InferenceSession session = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      Outcome outcome = session.run(SmallModel.image(k));
      assertThat(outcome.probability()).isCloseTo(expected.probability(), within(1e-6));
      assertThat(outcome.logits()).containsExactly(expected.logits(), within(1e-5));
      HeatMap cam = outcome.heatMap().orElseThrow();
      assertThat(cam.height()).isEqualTo(expected.camHeight());
      assertThat(cam.width()).isEqualTo(expected.camWidth());
      assertThat(cam.values()).containsExactly(expected.cam(), within(1e-4f));
    }
  }

  @Test
  void logOddsBelongToTheProbability() {
    try (InferenceSession session = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      Outcome outcome = session.run(SmallModel.image(0));
      double p = outcome.probability();
      assertThat(outcome.logOdds()).isCloseTo(Math.log(p / (1 - p)), within(1e-5));
    }
  }

  @Test
  void opensAFileToo(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("m.onnx"), SmallModel.bytes());
    try (InferenceSession session = InferenceSession.open(file, Provider.CPU, 0)) {
      assertThat(session.provider()).isEqualTo(Provider.CPU);
      assertThat(session.run(SmallModel.image(1)).probability())
          .isCloseTo(SmallModel.expected().get(1).probability(), within(1e-6));
    }
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (InferenceSession session = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      List<Callable<Double>> runs =
          IntStream.range(0, 32)
              .<Callable<Double>>mapToObj(
                  i -> () -> session.run(SmallModel.image(i % 3)).probability())
              .toList();
      var results = threads.invokeAll(runs);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get())
            .isCloseTo(SmallModel.expected().get(i % 3).probability(), within(1e-6));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> InferenceSession.open(new byte[] {1, 2, 3}, Provider.CPU, 1))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("ONNX Runtime cannot load the model:")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAGraphWithOtherNames() {
    byte[] renamed = SmallModel.bytes();
    String text = new String(renamed, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] other =
        text.replace("probability", "probabilify")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> InferenceSession.open(other, Provider.CPU, 1))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'probability' [1]");
  }

  @Test
  void refusesAnAnswerThatIsNoProbability() {
    try (InferenceSession session = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      Plane nothing = new Plane(2, 2, new float[] {Float.NaN, 0, 0, 0});
      assertThatThrownBy(() -> session.run(nothing)).isInstanceOf(IntegrityException.class);
    }
  }
}
