package io.mammoedge.exporter.release;

import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenOutputs;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.runtime.store.ReleaseDraft;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
   * A finished export.
   *
   * @param release its directory
   * @param conversion from trained weights to the bytes of the fp32 graph
   * @param proof of parity, and measuring evidence
   * @param int8 what came of the 8-bit variant, if it was asked for
   */
  public record Exported(
      Path release, Duration conversion, Duration proof, Optional<String> int8) {}

  /**
   * Exports.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when the version exists, the roads disagree, or
   *     a network cannot be written as ONNX
   */
  public Exported export() throws IOException {
    ReleaseDraft.requireNew(request.target());
    Int8Variant.require(request);
    try (Reference reference = Reference.open(request.models(), request.averagesFlips())) {
      Compatibility.require(reference.members(), request.data());
      if (request.averagesFlips()) {
        Compatibility.requireFlips(reference.members());
      }
      GoldenImages golden = GoldenImages.of(reference.members().get(0).description());
      ManifestAssembly assembly = new ManifestAssembly(request, reference.members());
      VersionRule.checkBefore(request, assembly, golden);
      return export(reference, assembly, golden);
    }
  }

  private Exported export(Reference reference, ManifestAssembly assembly, GoldenImages golden)
      throws IOException {
    Stopwatch conversion = Stopwatch.start();
    Model model = ReleaseGraph.of(ReleaseGraph.Member.of(reference), request.id().name(), flips());
    try (InferenceSession session = opened(model, conversion)) {
      Stopwatch proving = Stopwatch.start();
      Proof proof = Proof.of(request, reference, session, golden);
      proving.stop();
      SortedMap<String, GoldenExpected.Output> expected =
          GoldenOutputs.of(
              image -> FlipAverage.where(request.flips(), session, image), golden.planes());
      Optional<Int8Variant> tried =
          request.int8().map(wanted -> Int8Variant.of(request, model, proof, golden, expected));
      ReleaseContent content =
          ReleaseContent.of(
              assembly, proof, model, golden, expected, tried.filter(Int8Variant::holds));
      VersionRule.check(request, content.core());
      Path release = Publication.publish(request, content);
      return new Exported(
          release, conversion.elapsed(), proving.elapsed(), tried.map(Int8Variant::words));
    }
  }

  /** The bytes are given away at once: a large model is in memory often enough. */
  private static InferenceSession opened(Model model, Stopwatch conversion) {
    byte[] bytes = model.toBytes();
    conversion.stop();
    return InferenceSession.open(bytes, Provider.CPU, 0);
  }

  private List<Flip> flips() {
    return request.flips() == Manifest.Flips.IN_GRAPH ? List.of(Flip.values()) : List.of(Flip.NONE);
  }
}
