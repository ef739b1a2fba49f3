package io.mammoedge.exporter.release;

import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.ModelMetadata;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.check.GoldenExpected;
import io.mammoedge.runtime.check.GoldenJson;
import io.mammoedge.runtime.check.GoldenOutputs;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.ReleaseStore;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * From trained models to a published release. Nothing is published unless graph and trained network
 * agree on the golden images and on every validation image.
 */
public final class ReleaseExporter {
  private final ExportRequest request;

  /** An export to be run. */
  public ReleaseExporter(ExportRequest request) {
    this.request = request;
  }

  /**
   * Exports.
   *
   * @return the release's directory
   * @throws io.mammoedge.runtime.MammoEdgeException when the version exists, the roads disagree, or
   *     a network cannot be written as ONNX
   */
  public Path export() throws IOException {
    ReleaseStore.requireNew(request.target());
    try (Reference reference = Reference.open(request.models(), request.flipsAtRuntime())) {
      Compatibility.require(reference.members(), request.data());
      if (request.flips() != Manifest.Flips.NONE) {
        Compatibility.requireFlips(reference.members());
      }
      byte[] graph = ReleaseGraph.write(members(reference), request.id().name());
      try (InferenceSession session = InferenceSession.open(graph, Provider.CPU, 0)) {
        return export(reference, graph, session);
      }
    }
  }

  private static List<ReleaseGraph.Member> members(Reference reference) {
    return reference.members().stream()
        .map(
            model ->
                new ReleaseGraph.Member(
                    model.network().block(),
                    model.network().spec().backbone().channels(),
                    model.preprocessing()))
        .toList();
  }

  private Path export(Reference reference, byte[] graph, InferenceSession session)
      throws IOException {
    Function<Plane, double[]> release = image -> logProbabilities(session, image);
    ManifestAssembly assembly = new ManifestAssembly(request, reference.members());
    GoldenImages golden =
        GoldenImages.of(
            reference.members().get(0).description().height(),
            reference.members().get(0).description().width());
    ParityGate gate = new ParityGate();
    golden
        .planes()
        .values()
        .forEach(image -> gate.add(reference.ofPresentation(image), release.apply(image)));
    Measured measured = measure(reference, release, gate);
    Manifest core =
        assembly.core(
            measured.operatingPoint.orElse(null),
            measured.evidence.orElse(null),
            gate.judge(
                measured.operatingPoint.isPresent()
                    ? OptionalDouble.of(measured.operatingPoint.get().threshold())
                    : OptionalDouble.empty()),
            golden,
            session.run(golden.planes().values().iterator().next()).cam() != null);
    return Publication.publish(request.target(), files(core, graph, golden, session), core);
  }

  /** What a data set adds. */
  private record Measured(
      Optional<Manifest.OperatingPoint> operatingPoint, Optional<Manifest.Evidence> evidence) {}

  private Measured measure(Reference reference, Function<Plane, double[]> release, ParityGate gate)
      throws IOException {
    if (request.data().isEmpty()) {
      return new Measured(Optional.empty(), Optional.empty());
    }
    Dataset dataset = request.data().get();
    Split evidence = dataset.split(Split.TEST).isEmpty() ? Split.VALIDATION : Split.TEST;
    int images = dataset.split(Split.VALIDATION).size() + dataset.split(evidence).size();
    try (Progress progress = Progress.of("Proving parity", images)) {
      SplitScores validation =
          SplitScores.of(
              dataset,
              Split.VALIDATION,
              Optional.of(reference::ofPresentation),
              release,
              progress::step);
      gate.add(validation);
      SplitScores shown =
          SplitScores.of(dataset, evidence, Optional.empty(), release, progress::step);
      if (evidence == Split.TEST) {
        TestLog.record(reference, dataset, Evaluated.of(shown.release()), "export");
      }
      return new Measured(
          Optional.of(Measurement.operatingPoint(validation.release(), request.rule())),
          Optional.of(
              Measurement.evidence(
                  dataset, evidence, shown.release(), trainedOn(reference, dataset))));
    }
  }

  private static boolean trainedOn(Reference reference, Dataset dataset) {
    return reference.members().get(0).description().data().digest().equals(dataset.digest());
  }

  private double[] logProbabilities(InferenceSession session, Plane image) {
    return request.flipsAtRuntime()
        ? FlipAverage.run(session, image).logits()
        : session.run(image).logits();
  }

  private static Map<String, byte[]> files(
      Manifest core, byte[] graph, GoldenImages golden, InferenceSession session) {
    byte[] model =
        ModelMetadata.embed(graph, Map.of(Manifest.METADATA_KEY, ManifestJson.write(core)));
    GoldenExpected expected =
        GoldenExpected.of(Map.of("fp32", GoldenOutputs.of(session, golden.planes())));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("model.onnx", model);
    golden.files().forEach((name, png) -> files.put("golden/" + name, png));
    files.put(GoldenExpected.PATH, utf8(GoldenJson.write(expected)));
    files.put("MODEL_CARD.md", utf8(new ModelCard(core).text()));
    files.put("bom.json", utf8(BillOfMaterials.text(core, Digests.sha256(model))));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
