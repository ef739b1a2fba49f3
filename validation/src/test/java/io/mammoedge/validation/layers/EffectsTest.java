package io.mammoedge.validation.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the error of each stage does to the answer. */
class EffectsTest {
  private static final String LAYER = "features.stage1.unit1.main.spatial";

  @TempDir Path folder;

  private RandomRelease made(String networks, Flips flips) throws IOException {
    Preprocessing placing = new Preprocessing(List.of(new Resample(96, 80)));
    return RandomRelease.make(folder, List.of(networks.split(";")), placing, 5, flips);
  }

  private ReleaseCopy bytes(RandomRelease made, String name) throws IOException {
    List<Plane> images = RandomRelease.images().subList(0, 6);
    return ReleaseCopy.of(made.release(), folder.resolve(name)).withBytes(images);
  }

  private static LayerProfile profile(RandomRelease made, Release release, String variant)
      throws IOException {
    try (Reference reference = made.reference()) {
      return LayerDrift.of(reference, release, variant, RandomRelease.image(20));
    }
  }

  private static boolean isLayerOfBytes(LayerRow row) {
    return row.operators().endsWith(LayerRow.BYTES) && !row.isComposite();
  }

  /** Several networks are averaged. */
  @ParameterizedTest
  @CsvSource({
    "small+[16-16-32]x1, NONE",
    "small+[8-8-16]x1;small+16x1, IN_GRAPH",
    "small+[8-8-16]x1, RUNTIME"
  })
  void everyLayerInBytesHasOne(String networks, Flips flips) throws IOException {
    RandomRelease made = made(networks, flips);
    LayerProfile profile = profile(made, bytes(made, "bytes").seal(), "int8");
    assertThat(profile.rows())
        .anyMatch(EffectsTest::isLayerOfBytes)
        .allMatch(row -> isLayerOfBytes(row) == Double.isFinite(row.effect()));
    double sum = profile.byEffect().stream().mapToDouble(LayerRow::effect).sum();
    assertThat(sum).isGreaterThan(profile.deltaLogOdds() / 10);
  }

  @Test
  void theLayerWithTheWrongScaleIsFirst() throws IOException {
    RandomRelease made = made("small+[16-16-32]x1", Flips.NONE);
    Release damaged =
        bytes(made, "damaged")
            .graph("int8", Damage.constant(LAYER + ".conv.weight.scale", (i, s) -> 1.5 * s))
            .seal();
    List<LayerRow> ranked = profile(made, damaged, "int8").byEffect();
    assertThat(ranked.get(0).stage()).isEqualTo(LAYER + ".conv + " + LAYER + ".norm");
  }

  /** The same as another bias of the layer. */
  @Test
  void anErrorOfAllValuesIsAnotherBias() throws IOException {
    Model model = Model.parse(made("small+[16-16-32]x1", Flips.NONE).release().model("fp32"));
    String tensor = LAYER + ".conv";
    Graph biased = Damage.constant(tensor + ".bias", (i, b) -> b + 0.1).apply(model.graph());
    double expected = logOdds(model.withGraph(biased)) - logOdds(model);
    float[] error = new float[16 * 24 * 20];
    Arrays.fill(error, 0.1f);
    try (Effects effects = new Effects(model, Set.of(tensor, "features.stem1.relu"))) {
      double effect =
          effects.on(RandomRelease.image(20)).of(tensor, error, new long[] {1, 16, 24, 20});
      assertThat(effect).isGreaterThan(0.01).isCloseTo(Math.abs(expected), within(1e-4));
    }
  }

  private static double logOdds(Model model) {
    try (InferenceSession session = InferenceSession.open(model.toBytes(), Provider.CPU, 0)) {
      return session.run(RandomRelease.image(20)).logOdds();
    }
  }

  @Test
  void floatsHaveNone() throws IOException {
    RandomRelease made = made("small+[16-16-32]x1", Flips.NONE);
    LayerProfile profile = profile(made, bytes(made, "bytes").seal(), "fp32");
    assertThat(profile.rows()).allMatch(row -> Double.isNaN(row.effect()));
    assertThat(profile.byEffect()).isEmpty();
  }
}
