package io.mammoedge.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Averages of models and of flips, against their parts one by one. */
class ReferenceTest {
  @TempDir static Path folder;
  private static SmallModels small;
  private static Path a;
  private static Path b;
  private static GreyImage image;

  @BeforeAll
  static void make() throws IOException {
    small = SmallModels.make(folder);
    a = small.model("a", 1);
    b = small.model("b", 2);
    image = small.dataset().read(small.dataset().images().get(0));
  }

  @Test
  void flipsAreTheMeanOfFourSingleRuns() throws IOException {
    try (Reference single = Reference.open(List.of(a), false);
        Reference flipped = Reference.open(List.of(a), true)) {
      double[] ofPrepared =
          Arrays.stream(Flip.values())
              .map(flip -> GreyImage.of(flip.apply(image.plane())))
              .mapToDouble(one -> malignant(single.ofPrepared(one)))
              .toArray();
      assertThat(ofPrepared).doesNotHaveDuplicates();
      assertThat(malignant(flipped.ofPrepared(image))).isCloseTo(mean(ofPrepared), within(1e-9));
      Plane source = image.plane();
      double[] ofSource =
          Arrays.stream(Flip.values())
              .mapToDouble(flip -> malignant(single.ofPresentation(flip.apply(source))))
              .toArray();
      assertThat(malignant(flipped.ofPresentation(source))).isCloseTo(mean(ofSource), within(1e-9));
    }
  }

  @Test
  void severalModelsAreTheMeanOfTheirProbabilities() throws IOException {
    try (Reference first = Reference.open(List.of(a), true);
        Reference second = Reference.open(List.of(b), true);
        Reference both = Reference.open(List.of(a, b), true)) {
      double[] parts = {
        malignant(first.ofPrepared(image)), malignant(second.ofPrepared(image)),
      };
      assertThat(parts).doesNotHaveDuplicates();
      assertThat(malignant(both.ofPrepared(image))).isCloseTo(mean(parts), within(1e-9));
    }
  }

  @Test
  void aPatchModelHasNoScoreForAnImage() throws IOException {
    Path patch = small.model("patch", 3, ModelDescription.PATCH);
    assertThatThrownBy(() -> Reference.open(List.of(a, patch), false))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("kind 'patch'");
  }

  private static double malignant(double[] logProbabilities) {
    return Math.exp(logProbabilities[1]);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
