package io.mammoedge.validation.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of twenty different networks: no layer offends, and scores are those of DJL. */
class HonestReleasesTest {
  private static final double SPREAD = 0.05;

  @TempDir Path folder;

  /** Several networks are joined by a semicolon: they are averaged. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          small+[16-16-32]x1                            | 96  | 80  | antialias  | NONE     | true
          small+[8-8-16]x2,[8-8-16]x1                   | 96  | 96  | cubic      | NONE     | true
          small+[32-32-64]x1                            | 112 | 80  | letterbox  | NONE     | false
          small+16x1                                    | 80  | 64  | orient     | NONE     | false
          small+attend4                                 | 128 | 112 | antialias  | NONE     | true
          small+heatmap-relu,[16-16-32]x1               | 128 | 112 | antialias  | NONE     | true
          small+heatmap-softmax,[16-16-32]x1            | 112 | 128 | crop       | NONE     | false
          small+[16-16-32]x1                            | 72  | 88  | antialias  | RUNTIME  | false
          small+[8-8-16]x1                              | 64  | 64  | cubic      | IN_GRAPH | false
          small+[16-16-32]x1;small+[16-16-32]x1         | 80  | 80  | letterbox  | NONE     | false
          small+[8-8-16]x1;small+16x1                   | 72  | 64  | antialias  | IN_GRAPH | false
          medium+[16-16-32]x1                           | 160 | 128 | antialias  | NONE     | false
          medium+[8-8-16]x2                             | 144 | 112 | cubic      | NONE     | false
          medium+[32-32-64]x1                           | 128 | 128 | crop       | NONE     | false
          resnet50/16+[8-8-16]x1                        | 160 | 128 | antialias  | NONE     | false
          resnet50-keras/16+[16-16-32]x1                | 144 | 128 | letterbox  | NONE     | false
          resnet50-keras-same/16+[8-8-16]x1             | 128 | 160 | cubic      | NONE     | false
          resnet50-keras-padded/16+[16-16-32]x1         | 129 | 131 | antialias  | NONE     | false
          vgg16/16+16x1                                 | 128 | 96  | antialias  | NONE     | true
          vgg19/16+8x2                                  | 96  | 128 | cubic      | NONE     | false
          small+[8-8-16]x1;small+[16-16-32]x1          | 96  | 112 | antialias  | RUNTIME  | false
          """)
  void nothingOffends(
      String networks, int height, int width, String steps, Flips flips, boolean eightBits)
      throws IOException {
    RandomRelease made =
        RandomRelease.make(
            folder, List.of(networks.split(";")), placing(steps, height, width), height, flips);
    Release release = made.release();
    try (Reference reference = made.reference()) {
      assertSameScores(reference, release);
      assertNothingOffends(reference, release, "fp32");
      if (eightBits) {
        List<Plane> images = RandomRelease.images().subList(0, 6);
        Release bytes = ReleaseCopy.of(release, folder.resolve("bytes")).withBytes(images).seal();
        assertNothingOffends(reference, bytes, "int8");
      }
    }
  }

  private static Preprocessing placing(String words, int height, int width) {
    List<Step> steps = new ArrayList<>();
    switch (words) {
      case "orient" -> steps.add(new Orient());
      case "crop" -> {
        steps.add(new CropBorder(20));
        steps.add(new CropBackground(3000, 20));
      }
      default -> {}
    }
    steps.add(
        new Resample(
            height,
            width,
            words.equals("letterbox") ? Resample.Fit.LETTERBOX : Resample.Fit.STRETCH,
            words.equals("cubic") ? Resample.Filter.CUBIC : Resample.Filter.ANTIALIAS));
    return new Preprocessing(steps);
  }

  private static void assertNothingOffends(Reference reference, Release release, String variant) {
    LayerProfile profile = LayerDrift.of(reference, release, variant, RandomRelease.image(31));
    assertThat(profile.firstOffending()).as(profile.verdict()).isEmpty();
  }

  private static void assertSameScores(Reference reference, Release release) {
    List<Double> probabilities = new ArrayList<>();
    try (InferenceSession session = InferenceSession.open(release.model("fp32"), Provider.CPU, 0)) {
      for (Plane image : RandomRelease.images()) {
        double[] logs = reference.ofPresentation(image);
        double expected = logs[1] - logs[0];
        Outcome got =
            release.manifest().flips() == Flips.RUNTIME
                ? FlipAverage.run(session, image)
                : session.run(image);
        assertThat(got.logOdds()).isCloseTo(expected, within(1e-3));
        assertThat(got.probability()).isCloseTo(LogOdds.probability(expected), within(1e-4));
        probabilities.add(got.probability());
      }
    }
    assertThat(deviation(probabilities)).isGreaterThanOrEqualTo(SPREAD);
  }

  private static double deviation(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
    return Math.sqrt(
        values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
