package io.mammoedge.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Softmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heat maps are the patch classifier's own answers. */
class HeatMapsTest {
  private static final int CELL = 8;

  @TempDir static Path folder;
  private static SmallModels small;
  private static Path model;

  @BeforeAll
  static void prepare() throws IOException {
    small = SmallModels.make(folder);
    model = SmallPatchModel.write(folder.resolve("patch"), small.dataset());
  }

  @Test
  void anImageOfThePatchsSizeHasOneCellTheClassifiersAnswer() throws IOException {
    GreyImage image = cut(brightest(), 16, 24);
    double[] answer = classified(image);
    try (HeatMaps maps = HeatMaps.open(model)) {
      assertThat(maps.classes()).hasSize(4).doesNotContain("background");
      List<Plane> found = maps.of(image);
      for (int i = 0; i < 4; i++) {
        assertThat(found.get(i).values()).hasSize(1);
        assertThat((double) found.get(i).values()[0]).isCloseTo(answer[i + 1], within(1e-5));
      }
    }
  }

  /**
   * A patch cut out sees zeros around itself where the map sees the image, so that the two are only
   * alike; and more so than the patch and another cell.
   */
  @Test
  void aCellOfAWholeImageIsLikeThePatchThere() throws IOException {
    GreyImage image = brightest();
    try (HeatMaps maps = HeatMaps.open(model)) {
      List<Plane> found = maps.of(image);
      Plane map = found.get(0);
      assertThat(List.of(map.height(), map.width())).containsExactly(8, 6);
      double there = 0;
      double elsewhere = 0;
      for (int row = 1; row < 7; row++) {
        double[] answer = classified(cut(image, CELL * row, CELL * 2));
        there += distance(found, row, 2, answer);
        elsewhere += distance(found, 7 - row, 5, answer);
      }
      assertThat(there).isLessThan(elsewhere / 2);
    }
  }

  @Test
  void aModelOfWholeImagesIsRefused() throws IOException {
    Path whole = small.model("whole", 1);
    assertThatThrownBy(() -> HeatMaps.open(whole))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("kind 'image', which has no heat map; give one of train-patch");
  }

  private static double distance(List<Plane> maps, int row, int column, double[] answer) {
    double sum = 0;
    for (int i = 0; i < maps.size(); i++) {
      Plane map = maps.get(i);
      sum += Math.abs(map.values()[row * map.width() + column] - answer[i + 1]);
    }
    return sum;
  }

  /** An image with something to see everywhere. */
  private static GreyImage brightest() {
    Dataset dataset = small.dataset();
    return dataset.images().stream()
        .map(dataset::read)
        .max(Comparator.comparingLong(HeatMapsTest::brightness))
        .orElseThrow();
  }

  private static long brightness(GreyImage image) {
    long sum = 0;
    for (short pixel : image.pixels()) {
      sum += Short.toUnsignedInt(pixel);
    }
    return sum;
  }

  private static GreyImage cut(GreyImage image, int top, int left) {
    int size = SmallPatchModel.PATCH;
    short[] pixels = new short[size * size];
    for (int y = 0; y < size; y++) {
      System.arraycopy(image.pixels(), (top + y) * image.width() + left, pixels, y * size, size);
    }
    return new GreyImage(size, size, pixels);
  }

  private static double[] classified(GreyImage patch) throws IOException {
    ModelDirectory directory = ModelDirectory.open(model);
    ModelDescription description = directory.description();
    Plane input =
        new Mean(description.mean()).apply(new Scale(Preprocessing.TO_255).apply(patch.plane()));
    try (Network network = directory.load()) {
      return Softmax.of(network.logits(input.values(), 1, input.height(), input.width())[0]);
    }
  }
}
