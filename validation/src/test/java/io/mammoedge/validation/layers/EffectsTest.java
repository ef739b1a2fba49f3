package io.mammoedge.validation.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the error of each stage does to the answer. */
class EffectsTest {
  private static final String LAYER = "features.stage1.unit1.main.spatial";

  @TempDir static Path folder;
  private static RandomRelease honest;
  private static Release bytes;

  @BeforeAll
  static void make() throws IOException {
    honest = make("small+[16-16-32]x1", Flips.NONE);
    bytes = bytes(honest, "bytes");
  }

  private static RandomRelease make(String networks, Flips flips) throws IOException {
    Preprocessing placing = new Preprocessing(List.of(new Resample(96, 80)));
    return RandomRelease.make(
        folder.resolve(networks.replace(';', ' ') + flips),
        List.of(networks.split(";")),
        placing,
        5,
        flips);
  }

  private static Release bytes(RandomRelease made, String name) throws IOException {
    return ReleaseCopy.of(made.release(), folder.resolve(name))
        .withBytes(RandomRelease.images().subList(0, 6))
        .seal();
  }

  private static LayerProfile profile(RandomRelease made, Release release, String variant)
      throws IOException {
    try (Reference reference = made.reference()) {
      return LayerDrift.of(reference, release, variant, RandomRelease.image(20));
    }
  }

  private static LayerProfile damaged(String constant, double factor) throws IOException {
    Release damaged =
        ReleaseCopy.of(bytes, folder.resolve("damaged." + constant))
            .graph("int8", Damage.constant(constant, (i, value) -> factor * value))
            .seal();
    return profile(honest, damaged, "int8");
  }

  @Test
  void everyLayerInBytesHasOne() throws IOException {
    assertEffects(profile(honest, bytes, "int8"));
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_GRAPH", "RUNTIME"})
  void everyLayerOfEveryViewHasOne(Flips flips) throws IOException {
    RandomRelease made = make("small+[8-8-16]x1", flips);
    LayerProfile profile = profile(made, bytes(made, "bytes." + flips), "int8");
    assertEffects(profile);
    assertThat(profile.byEffect()).map(LayerRow::view).contains("", "left_right", "both");
  }

  @Test
  void everyLayerOfEveryMemberHasOne() throws IOException {
    RandomRelease made = make("small+[8-8-16]x1;small+16x1", Flips.NONE);
    LayerProfile profile = profile(made, bytes(made, "bytes.of.two"), "int8");
    assertEffects(profile);
    assertThat(profile.byEffect())
        .map(LayerRow::stage)
        .anyMatch(stage -> stage.startsWith("member1."))
        .anyMatch(stage -> stage.startsWith("member2."));
  }

  private static void assertEffects(LayerProfile profile) {
    assertThat(profile.rows())
        .anyMatch(EffectsTest::isLayerOfBytes)
        .allMatch(row -> !isLayerOfBytes(row) || Double.isFinite(row.effect()))
        .allMatch(row -> isInBytes(row) || Double.isNaN(row.effect()));
    assertThat(profile.byEffect().stream().mapToDouble(LayerRow::effect).sum())
        .isGreaterThan(profile.deltaLogOdds() / 10);
  }

  private static boolean isLayerOfBytes(LayerRow row) {
    return isInBytes(row) && !row.isComposite();
  }

  private static boolean isInBytes(LayerRow row) {
    return row.operators().endsWith(LayerRow.BYTES);
  }

  @Test
  void theLayerWithTheWrongScaleIsFirst() throws IOException {
    LayerProfile profile = damaged(LAYER + ".conv.weight.scale", 1.5);
    LayerRow first = profile.byEffect().get(0);
    assertThat(first.stage()).isEqualTo(LAYER + ".conv + norm");
    // One layer is off by half of itself: the release's answer is off by its effect, about.
    assertThat(first.effect()).isBetween(0.5 * profile.deltaLogOdds(), 2 * profile.deltaLogOdds());
  }

  /** Its parts are honest; it clips their sum. */
  @Test
  void theResidualUnitWithTheWrongScaleIsFirst() throws IOException {
    LayerProfile profile = damaged("features.stage1.unit1.relu.scale", 0.3);
    assertThat(profile.byEffect().get(0).stage()).isEqualTo("features.stage1.unit1");
  }

  /** The same as another bias of the layer. */
  @Test
  void anErrorOfAllValuesIsAnotherBias() {
    Model model = Model.parse(honest.release().model("fp32"));
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
    LayerProfile profile = profile(honest, bytes, "fp32");
    assertThat(profile.rows()).allMatch(row -> Double.isNaN(row.effect()));
    assertThat(profile.byEffect()).isEmpty();
  }
}
