package io.mammoedge.exporter.release;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifest core, from the members and what was measured. */
record ManifestAssembly(ExportRequest request, List<TrainedModel> members) {
  private static final String INTENDED_USE =
      "Research use only. Not a medical device. Must not inform the care of any patient.";

  private static final String LICENCE = "the licence of the weights is the publisher's to state";

  /** Smallest height and width: a head with at least one cell, and a kernel that fits. */
  private static final List<Integer> LEAST_SIZE = List.of(32, 32);

  /** Other arithmetic on the GPU; TensorFloat-32 is switched off by the runtime. */
  private static final Manifest.Tolerance CUDA = new Manifest.Tolerance(1e-3, 1e-2);

  Manifest core(
      Proof proof, Optional<Int8Variant> int8, GoldenImages golden, boolean activationMap) {
    ModelDescription first = members.get(0).description();
    return new Manifest(
        Manifest.SCHEMA,
        request.id().name(),
        request.id().version(),
        newest(),
        networks(),
        members.stream().map(ManifestAssembly::member).toList(),
        first.classes(),
        input(first),
        Intensity.valueOf(first.data().intensity().toUpperCase(Locale.ROOT)),
        preprocessing(),
        request.flips(),
        activationMap ? List.of("probability", "logits", "cam") : List.of("probability", "logits"),
        variants(int8, "model.onnx", variant -> "model.int8.onnx"),
        proof.operatingPoint().orElse(null),
        proof.evidence().orElse(null),
        variants(int8, proof.parity(), Int8Variant::parity),
        new Manifest.Golden(
            List.copyOf(golden.files().keySet()),
            variants(
                int8,
                tolerances(Agreement.FP32, CUDA),
                variant -> tolerances(variant.tolerance(), variant.tolerance()))),
        domain(first.data(), proof),
        provenance(),
        LICENCE,
        INTENDED_USE,
        null);
  }

  private static <T> Map<String, T> variants(
      Optional<Int8Variant> int8, T fp32, Function<Int8Variant, T> ofInt8) {
    Map<String, T> variants = new TreeMap<>(Map.of("fp32", fp32));
    int8.ifPresent(variant -> variants.put("int8", ofInt8.apply(variant)));
    return variants;
  }

  private static Map<String, Manifest.Tolerance> tolerances(
      Manifest.Tolerance cpu, Manifest.Tolerance cuda) {
    return new TreeMap<>(Map.of("cpu", cpu, "cuda", cuda));
  }

  /** One notation, or several where the members differ. */
  private String networks() {
    return members.stream()
        .map(member -> member.description().network())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private String newest() {
    return members.stream()
        .map(m -> m.description().created())
        .max(String::compareTo)
        .orElseThrow();
  }

  private Preprocessing preprocessing() {
    return members.get(0).preprocessing();
  }

  private static Manifest.Member member(TrainedModel model) {
    return new Manifest.Member(
        model.description().network(), Digests.sha256(model.directory().weightsFile()));
  }

  private static Manifest.Input input(ModelDescription model) {
    return new Manifest.Input(
        "float32",
        "NCHW",
        List.of(0, 65_535),
        List.of(model.height(), model.width()),
        LEAST_SIZE,
        1,
        true);
  }

  private Manifest.Domain domain(ModelDescription.TrainingData data, Proof proof) {
    return new Manifest.Domain(
        Accept.valueOf(data.accept().toUpperCase(Locale.ROOT)),
        union(ModelDescription.TrainingData::views),
        union(ModelDescription.TrainingData::manufacturers),
        union(ModelDescription.TrainingData::sopClasses),
        pixelStatistics(data),
        proof.reference().orElse(null));
  }

  /** Empty where the training images are unknown. */
  private static Map<String, Double> pixelStatistics(ModelDescription.TrainingData data) {
    return Double.isNaN(data.pixelMean())
        ? Map.of()
        : new TreeMap<>(
            Map.of("mean", data.pixelMean(), "standardDeviation", data.pixelStandardDeviation()));
  }

  private List<String> union(Function<ModelDescription.TrainingData, List<String>> column) {
    return data().flatMap(d -> column.apply(d).stream()).distinct().sorted().toList();
  }

  private Stream<ModelDescription.TrainingData> data() {
    return members.stream().map(member -> member.description().data());
  }

  private Manifest.Provenance provenance() {
    ModelDescription first = members.get(0).description();
    Map<String, String> engines = new TreeMap<>(first.engineVersions());
    engines.put("ONNX Runtime", InferenceSession.engineVersion());
    return new Manifest.Provenance(
        first.data().digest(),
        first.trainingDigest(),
        SourceRevision.text(),
        engines,
        request.lineage().parents(),
        request.lineage().changes());
  }
}
