package io.mammoedge.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The random forest over features. */
class ForestTest {
  private static final ForestSettings SETTINGS = new ForestSettings(40, 4, 0.1, 3);

  /** "signal" is larger in malignant images by one standard deviation and a half. */
  private static final FeatureTable TRAIN = table(120, 1);

  private static final FeatureTable TEST = table(120, 2);

  @Test
  void itTellsTheClassesApartAndKnowsByWhat() {
    Forest forest = Forest.grow(TRAIN, SETTINGS);
    assertThat(auc(TEST, scores(forest, TEST))).isBetween(0.75, 0.95);
    assertThat(forest.mostUsed(1)).singleElement().extracting("feature").isEqualTo("signal");
    assertThat(forest.features()).isEqualTo(5);
  }

  /** Trees that have seen an image flatter it; those that have not do not. */
  @Test
  void outOfBagScoresAreNoBetterThanThoseOfOtherImages() {
    Forest forest = Forest.grow(TRAIN, new ForestSettings(40, 30, 0, 3));
    double[] outOfBag = new double[TRAIN.images().size()];
    for (int i = 0; i < outOfBag.length; i++) {
      outOfBag[i] = forest.outOfBag(i, TRAIN.values().get(i));
    }
    assertThat(auc(TRAIN, scores(forest, TRAIN))).isGreaterThan(0.99);
    assertThat(auc(TRAIN, outOfBag)).isBetween(0.7, 0.95);
  }

  @Test
  void theSeedDecidesEverything() {
    double[] once = scores(Forest.grow(TRAIN, SETTINGS), TEST);
    assertThat(scores(Forest.grow(TRAIN, SETTINGS), TEST)).isEqualTo(once);
    assertThat(scores(Forest.grow(TRAIN, new ForestSettings(40, 4, 0.1, 4)), TEST))
        .isNotEqualTo(once);
  }

  /** Where a node needs every image, only the root is split: two probabilities a tree. */
  @Test
  void theShareToSplitIsOfTheNodeAndNotOfItsChildren() {
    Forest forest = Forest.grow(TRAIN, new ForestSettings(1, 9, 1, 3));
    assertThat(Arrays.stream(scores(forest, TEST)).distinct().count()).isEqualTo(2);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ForestSettings(0, 9, 0.1, 0))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("at least 1 tree");
    assertThatThrownBy(() -> new BaselineSettings(List.of(0.5, 1.5), SETTINGS))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("[0.5, 1.5]");
  }

  private static FeatureTable table(int count, long seed) {
    Random random = new Random(seed);
    List<ImageRow> images = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean malignant = i % 2 == 1;
      images.add(image(i, malignant));
      double[] row = random.doubles(6).toArray();
      row[0] = 0;
      row[3] = random.nextGaussian() + (malignant ? 1.5 : 0);
      values.add(row);
    }
    return new FeatureTable(List.of("same", "a", "b", "signal", "c", "d"), images, values);
  }

  private static ImageRow image(int i, boolean malignant) {
    return new ImageRow(
        "i" + i, "p" + i, "L", "CC", malignant, Split.TRAIN, "", "", "", "", "", "");
  }

  private static double[] scores(Forest forest, FeatureTable table) {
    return table.values().stream().mapToDouble(forest::probability).toArray();
  }

  private static double auc(FeatureTable table, double[] scores) {
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = table.images().get(i).malignant();
    }
    return RocCurve.of(Cases.independent(scores, positive)).auc();
  }
}
