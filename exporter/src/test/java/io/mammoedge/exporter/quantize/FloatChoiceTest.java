package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloatChoiceTest {
  private static final double LARGEST_SHARE = FloatChoice.LARGEST_SHARE;

  @Test
  void nothingIsLeftInFloatWhereAllAreQuiet() {
    List<LayerEffect> quiet = List.of(layer("a", 0.01, 0.5), layer("b", 0.02, 0.5));
    assertThat(FloatChoice.of(quiet, 1)).isEqualTo(quiet);
  }

  @Test
  void theNoisiestGoFirstUntilTheBudgetHolds() {
    List<LayerEffect> layers =
        List.of(layer("a", 0.02, 0.05), layer("b", 0.5, 0.05), layer("c", 0.1, 0.05));
    assertThat(inFloat(FloatChoice.of(layers, 1))).containsExactly("b", "c");
    assertThat(inFloat(FloatChoice.of(layers, 4))).containsExactly("b");
    assertThat(inFloat(FloatChoice.of(layers, 20))).isEmpty();
  }

  @Test
  void ofTwoThatDoTheCheaperGoes() {
    List<LayerEffect> layers = List.of(layer("dear", 0.11, 0.09), layer("cheap", 0.1, 0.01));
    assertThat(inFloat(FloatChoice.of(layers, 2.8))).containsExactly("cheap");
  }

  /** Its float time would be lost on all the others. */
  @Test
  void aLayerThatIsTooLargeStaysInBytesAndTheNextOnesAreTaken() {
    List<LayerEffect> layers =
        List.of(layer("large", 1, 0.8), layer("noisy", 0.5, 0.1), layer("quiet", 0.4, 0.1));
    assertThat(inFloat(FloatChoice.of(layers, 1))).containsExactly("noisy");
  }

  @Test
  void anyChoiceKeepsToItsShareAndTakesNoLayerInVain() {
    Random random = new Random(20261126);
    for (int round = 0; round < 500; round++) {
      List<LayerEffect> layers = layers(random);
      double spread = Math.exp(random.nextGaussian());
      List<LayerEffect> chosen = FloatChoice.of(layers, spread);
      assertThat(chosen).extracting(LayerEffect::layer).containsExactlyElementsOf(names(layers));
      assertThat(chosen).extracting(LayerEffect::noise).containsExactlyElementsOf(noises(layers));
      List<LayerEffect> floats = chosen.stream().filter(LayerEffect::inFloat).toList();
      double share = floats.stream().mapToDouble(LayerEffect::share).sum();
      assertThat(share).isLessThanOrEqualTo(LARGEST_SHARE + 1e-9);
      double budget = FloatChoice.BUDGET * spread;
      double left = rest(chosen);
      floats.stream()
          .mapToDouble(LayerEffect::noise)
          .min()
          .ifPresent(least -> assertThat(Math.hypot(left, least)).isGreaterThan(budget));
      if (left > budget * (1 + 1e-9)) {
        // Then there was no room for any of those left over.
        assertThat(chosen.stream().filter(layer -> !layer.inFloat()))
            .allMatch(layer -> share + layer.share() > LARGEST_SHARE - 1e-9);
      }
    }
  }

  private static double rest(List<LayerEffect> chosen) {
    return Math.sqrt(
        chosen.stream()
            .filter(layer -> !layer.inFloat())
            .mapToDouble(layer -> layer.noise() * layer.noise())
            .sum());
  }

  private static List<LayerEffect> layers(Random random) {
    int count = 1 + random.nextInt(30);
    double[] sizes = random.doubles(count, 0.01, 1).toArray();
    double all = Arrays.stream(sizes).sum();
    return IntStream.range(0, count)
        .mapToObj(i -> layer("l" + i, 0.05 * Math.exp(2 * random.nextGaussian()), sizes[i] / all))
        .toList();
  }

  private static List<String> names(List<LayerEffect> layers) {
    return layers.stream().map(LayerEffect::layer).toList();
  }

  private static List<Double> noises(List<LayerEffect> layers) {
    return layers.stream().map(LayerEffect::noise).toList();
  }

  private static List<String> inFloat(List<LayerEffect> layers) {
    return names(layers.stream().filter(LayerEffect::inFloat).toList());
  }

  private static LayerEffect layer(String name, double noise, double share) {
    return new LayerEffect(name, noise, share, false);
  }
}
