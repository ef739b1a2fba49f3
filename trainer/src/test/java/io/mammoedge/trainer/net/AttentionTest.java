package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {
  private static final int CLASSES = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void isTheOpinionOfThePlacesThatLookLikeLesions(int seed) {
    Random random = new Random(seed);
    int places = 12;
    double[][] logits = new double[CLASSES][places];
    for (double[] row : logits) {
      for (int i = 0; i < places; i++) {
        row[i] = 3 * random.nextGaussian();
      }
    }
    float[] evidence = run(logits, 3, 4, seed);
    for (int kind = 0; kind < 2; kind++) {
      double mean = 0;
      for (int i = 0; i < places; i++) {
        mean += evidence[kind * places + i] / places;
      }
      assertThat(mean).isCloseTo(opinion(logits, kind, seed), within(1e-4));
    }
  }

  @Test
  void logitsOfAnySizeGiveNumbers() {
    double[][] logits = new double[CLASSES][4];
    logits[0][1] = 500;
    logits[1][2] = 500;
    logits[4][3] = -500;
    for (float value : run(logits, 2, 2, 4)) {
      assertThat(value).isFinite();
    }
  }

  /** By the definition, in double: a mean of log-probabilities given a lesion. */
  private static double opinion(double[][] logits, int kind, int sharpness) {
    int places = logits[0].length;
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < places; i++) {
      double benign = Math.exp(logits[1][i]) + Math.exp(logits[3][i]);
      double malignant = Math.exp(logits[2][i]) + Math.exp(logits[4][i]);
      double weight = Math.pow((benign + malignant) / Math.exp(logits[0][i]), sharpness);
      sum += weight * Math.log((kind == 0 ? benign : malignant) / (benign + malignant));
      weights += weight;
    }
    return sum / weights;
  }

  private static float[] run(double[][] logits, int height, int width, int sharpness) {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] flat = new float[CLASSES * height * width];
      IntStream.range(0, flat.length)
          .forEach(i -> flat[i] = (float) logits[i / (height * width)][i % (height * width)]);
      NDArray input = manager.create(flat, new Shape(1, CLASSES, height, width));
      NDList result =
          new Attention(sharpness)
              .forward(new ParameterStore(manager, false), new NDList(input), false);
      assertThat(result.singletonOrThrow().getShape()).isEqualTo(new Shape(1, 2, height, width));
      return result.singletonOrThrow().toFloatArray();
    }
  }
}
