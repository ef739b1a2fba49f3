package io.mammoedge.validation.layers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases with a small fault and right digests: the stage that has it is named. */
class SubtleDamagesTest {
  private static final String LAYER = "features.stage1.unit1.main.spatial";
  private static final String CONV_AND_NORM = LAYER + ".conv + norm";

  @TempDir static Path folder;
  private static RandomRelease honest;
  private static Release bytes;
  private static Reference reference;
  private static int copies;

  @BeforeAll
  static void make() throws IOException {
    honest = make("honest", Flips.NONE);
    bytes =
        ReleaseCopy.of(honest.release(), folder.resolve("bytes"))
            .withBytes(RandomRelease.images().subList(0, 6))
            .seal();
    reference = honest.reference();
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static RandomRelease make(String name, Flips flips) throws IOException {
    Preprocessing placing = new Preprocessing(List.of(new Resample(96, 80)));
    return RandomRelease.make(
        folder.resolve(name), List.of("small+[16-16-32]x1"), placing, 5, flips);
  }

  private static LayerProfile profile(Reference trained, Release release, String variant) {
    return LayerDrift.of(trained, release, variant, RandomRelease.image(20));
  }

  private static ReleaseCopy copy(Release release) throws IOException {
    return ReleaseCopy.of(release, folder.resolve("copy" + copies++));
  }

  private static LayerProfile damaged(UnaryOperator<Graph> damage) throws IOException {
    Release release = copy(honest.release()).graph("fp32", damage).seal();
    return profile(reference, release, "fp32");
  }

  private static LayerProfile damagedBytes(UnaryOperator<Graph> damage) throws IOException {
    return profile(reference, copy(bytes).graph("int8", damage).seal(), "int8");
  }

  private static LayerRow offending(LayerProfile profile) {
    LayerRow row = profile.firstOffending().orElseThrow(() -> new AssertionError("not caught"));
    assertThat(profile.verdict()).startsWith("first offending: " + row.title() + ": ");
    return row;
  }

  @Test
  void undamagedNothingOffends() {
    for (String variant : List.of("fp32", "int8")) {
      LayerProfile profile = profile(reference, bytes, variant);
      assertThat(profile.firstOffending()).as(profile.verdict()).isEmpty();
      assertThat(profile.verdict()).startsWith("none of 35 stages is off");
    }
  }

  @Test
  void aMeanOffByOneGreyLevel() throws IOException {
    LayerRow row =
        offending(damaged(Damage.constant("preprocessing1.step3.mean.value", (i, m) -> m + 1)));
    assertThat(row.stage()).isEqualTo("preprocessing.step3.mean");
    assertThat(row.local().mean()).isBetween(0.99, 1.01);
  }

  @Test
  void aResampleWithoutAntialias() throws IOException {
    UnaryOperator<Graph> aliased = resample(Attributes.of("antialias", 0));
    UnaryOperator<Graph> outside = resample(Attributes.of("exclude_outside", 0));
    assertResample("antialias", graph -> outside.apply(aliased.apply(graph)));
  }

  @Test
  void aResampleOfAnotherMode() throws IOException {
    assertResample("mode", resample(Attributes.of("mode", "cubic")));
  }

  @Test
  void aResampleThatIsHalfAPixelOff() throws IOException {
    assertResample(
        "coordinates", resample(Attributes.of("coordinate_transformation_mode", "asymmetric")));
  }

  private static UnaryOperator<Graph> resample(AttributeProto attribute) {
    return Damage.attribute("preprocessing1.step1.resample", attribute);
  }

  private static void assertResample(String what, UnaryOperator<Graph> damage) throws IOException {
    LayerRow row = offending(damaged(damage));
    assertThat(row.stage()).as(what).isEqualTo("preprocessing.step1.resample");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2e-5, 1e-3})
  void aBatchNormFoldedWithAnotherEpsilon(double epsilon) throws IOException {
    float[] variance = norm("runningVar");
    float[] beta = norm("beta");
    Damage.Change ratio = (c, w) -> w * Math.sqrt((variance[c] + 1e-5) / (variance[c] + epsilon));
    LayerRow row =
        offending(
            damaged(
                Damage.folded(
                    LAYER + ".conv", ratio, (c, b) -> beta[c] + ratio.of(c, b - beta[c]))));
    assertThat(row.stage()).isEqualTo(CONV_AND_NORM);
    assertThat(row.finding()).get().asString().startsWith("weights: ");
  }

  @Test
  void aBatchNormFoldedWithoutItsMean() throws IOException {
    assertBias(-1);
  }

  @Test
  void aBatchNormFoldedWithoutTheMeanOfOneChannel() throws IOException {
    assertBias(3);
  }

  /** Of one channel, or of all. */
  private static void assertBias(int channel) throws IOException {
    float[] variance = norm("runningVar");
    float[] gamma = norm("gamma");
    float[] mean = norm("runningMean");
    Damage.Change bias =
        (c, b) ->
            channel < 0 || c == channel
                ? b + mean[c] * gamma[c] / Math.sqrt(variance[c] + 1e-5)
                : b;
    LayerRow row = offending(damaged(Damage.folded(LAYER + ".conv", (c, w) -> w, bias)));
    assertThat(row.stage()).isEqualTo(CONV_AND_NORM);
    assertThat(row.local().snr()).isLessThan(60);
    assertThat(row.finding()).get().asString().startsWith("bias: ");
  }

  private static float[] norm(String parameter) {
    Map<String, Tensor> weights = reference.members().get(0).network().weights();
    return weights.get(LAYER + ".norm." + parameter).values();
  }

  @ParameterizedTest
  @CsvSource({"1.05", "0.98"})
  void aScaleOfWeights(double factor) throws IOException {
    LayerRow row =
        offending(
            damagedBytes(Damage.constant(LAYER + ".conv.weight.scale", (i, s) -> factor * s)));
    assertThat(row.stage()).isEqualTo(CONV_AND_NORM);
    assertThat(row.finding())
        .get()
        .asString()
        .contains("weights: ", "codes are more than half a step off", factor + "00 times");
  }

  @Test
  void aScaleOfTheWeightsOfOneChannel() throws IOException {
    LayerRow row =
        offending(
            damagedBytes(
                Damage.constant(LAYER + ".conv.weight.scale", (i, s) -> i == 2 ? 1.05 * s : s)));
    assertThat(row.stage()).isEqualTo(CONV_AND_NORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"preprocessing1.step3.mean", "features.stem1.relu", "features.stage1.unit1.relu"})
  void aScaleOfActivations(String tensor) throws IOException {
    for (double factor : new double[] {0.5, 1.1}) {
      LayerRow row =
          offending(damagedBytes(Damage.constant(tensor + ".scale", (i, s) -> factor * s)));
      assertThat(row.stage()).isEqualTo(stage(tensor));
      assertThat(row.finding()).get().asString().contains("scale of " + factor);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.stem1.relu", "features.stage2.unit1.relu"})
  void theScaleOfTheWayBackAlone(String tensor) throws IOException {
    LayerRow row = offending(damagedBytes(Damage.wayBack(tensor, 1.05)));
    assertThat(row.stage()).isEqualTo(stage(tensor));
    assertThat(row.finding()).get().asString().contains("come back with");
  }

  @Test
  void aScaleOfABias() throws IOException {
    LayerRow row =
        offending(damagedBytes(Damage.constant(LAYER + ".conv.bias.scale", (i, s) -> 1.05 * s)));
    assertThat(row.stage()).isEqualTo(CONV_AND_NORM);
    assertThat(row.finding()).get().asString().startsWith("bias: ");
  }

  /** The row of a tensor. */
  private static String stage(String tensor) {
    return tensor.replace("preprocessing1.", "preprocessing.").replaceAll("(unit1)\\.relu$", "$1");
  }

  @Test
  void aFlippedViewThatDoesNotFlip() throws IOException {
    RandomRelease inGraph = make("inside", Flips.IN_GRAPH);
    Release broken =
        copy(inGraph.release())
            .graph("fp32", Damage.node("up_down.image", SubtleDamagesTest::identity))
            .seal();
    try (Reference trained = inGraph.reference()) {
      LayerProfile before = profile(trained, inGraph.release(), "fp32");
      assertThat(before.firstOffending()).as(before.verdict()).isEmpty();
      LayerRow row = offending(profile(trained, broken, "fp32"));
      assertThat(row.stage()).isEqualTo("flips");
      assertThat(row.view()).isEqualTo("up_down");
    }
  }

  private static NodeProto identity(NodeProto slice) {
    return NodeProto.newBuilder()
        .setOpType("Identity")
        .setName(slice.getName())
        .addInput("image")
        .addOutput(slice.getOutput(0))
        .build();
  }

  /** Graph, manifest and its copy in the graph agree; the golden outputs remember. */
  @Test
  void flipsDroppedFromTheGraph() throws IOException {
    RandomRelease inGraph = make("dropped", Flips.IN_GRAPH);
    Release dropped =
        copy(inGraph.release())
            .model(
                "fp32",
                ReleaseGraph.of(ReleaseGraph.Member.of(reference), "random", List.of(Flip.NONE)))
            .manifest(tree -> tree.addProperty("flips", "none"))
            .seal();
    LayerRow row = offending(profile(reference, dropped, "fp32"));
    assertThat(row.stage()).isEqualTo("flips");
    assertThat(row.finding()).get().asString().contains("golden outputs");
  }

  @Test
  void flipsDroppedAtRuntime() throws IOException {
    RandomRelease atRuntime = make("runtime", Flips.RUNTIME);
    Release dropped =
        copy(atRuntime.release()).manifest(tree -> tree.addProperty("flips", "none")).seal();
    try (Reference trained = atRuntime.reference()) {
      LayerProfile before = profile(trained, atRuntime.release(), "fp32");
      assertThat(before.firstOffending()).as(before.verdict()).isEmpty();
      LayerRow row = offending(profile(trained, dropped, "fp32"));
      assertThat(row.stage()).isEqualTo("flips");
    }
  }

  /** The reference follows the manifest, and the graph is the same; the golden outputs are not. */
  @Test
  void flipsDroppedAtRuntimeAndByTheReference() throws IOException {
    RandomRelease atRuntime = make("forgotten", Flips.RUNTIME);
    Release dropped =
        copy(atRuntime.release()).manifest(tree -> tree.addProperty("flips", "none")).seal();
    try (Reference plain = Reference.open(atRuntime.models(), false)) {
      LayerRow row = offending(profile(plain, dropped, "fp32"));
      assertThat(row.stage()).isEqualTo("flips");
      assertThat(row.finding()).get().asString().contains("golden outputs");
    }
  }
}
